// Glyphs of the system's own fonts, one at a time, as a bitmap of coverage.
// It refuses to know what is written and where.
'use strict';
(() => {
  const FAMILY = '"PingFang SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC",' +
    '"Noto Sans SC",system-ui,sans-serif';
  const AIR = 1;  // device px around the ink, for its smoothed edge
  let pen = null;
  let font = '';

  const open = () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 96;
    pen = canvas.getContext('2d', { willReadFrequently: true });
  };

  const choose = (bold, size) => {
    const wanted = `${bold ? 700 : 400} ${size}px ${FAMILY}`;
    if (wanted === font) return;
    font = wanted;
    dress();
  };

  // A canvas that changes size forgets its font.
  const dress = () => {
    pen.font = font;
    pen.fontKerning = 'none';
    pen.textBaseline = 'alphabetic';
    pen.fillStyle = '#fff';
  };

  const grow = (width, height) => {
    const { canvas } = pen;
    if (canvas.width >= width && canvas.height >= height) return;
    canvas.width = Math.max(canvas.width, width);
    canvas.height = Math.max(canvas.height, height);
    dress();
  };

  // Returns [advance, left, top, width, height, drawn]; lengths in device px from the pen.
  const draw = (bold, size, codePoint, bitmap) => {
    if (pen === null) open();
    choose(bold, size);
    const text = String.fromCodePoint(codePoint);
    const box = pen.measureText(text);
    const left = Math.ceil(box.actualBoundingBoxLeft) + AIR;
    const top = Math.ceil(box.actualBoundingBoxAscent) + AIR;
    const width = left + Math.ceil(box.actualBoundingBoxRight) + AIR;
    const height = top + Math.ceil(box.actualBoundingBoxDescent) + AIR;
    const found = [box.width, -left, -top, width, height, 0];
    const empty = width <= 2 * AIR || height <= 2 * AIR || text.trim() === '';
    if (bitmap === null || empty || width * height > bitmap.length) return found;
    grow(width, height);
    pen.clearRect(0, 0, width, height);
    pen.fillText(text, left, top);
    const pixels = pen.getImageData(0, 0, width, height).data;
    for (let i = 0, end = width * height; i < end; i += 1) bitmap[i] = pixels[4 * i + 3];
    found[5] = 1;
    return found;
  };

  globalThis.yearward.glyphs = { draw };
})();
