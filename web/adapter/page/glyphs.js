// Glyphs of the system's own fonts: measured one at a time, drawn all of a frame at once.
// It refuses to know what is written and where.
'use strict';
(() => {
  const FAMILY = '"PingFang SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC",' +
    '"Noto Sans SC",system-ui,sans-serif';
  const AIR = 1;       // device px around the ink, for its smoothed edge
  const WIDE = 1024;   // device px of a row of the drawing board
  const boxes = new Map();  // by font, by code point: what was measured
  let pen = null;
  let font = '';

  const open = () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    pen = canvas.getContext('2d', { willReadFrequently: true });
  };

  // Setting a font is the dear part, so it is set only where it changes.
  const choose = (wanted) => {
    if (wanted === font) return;
    font = wanted;
    pen.font = font;
  };

  // A canvas that changes size forgets everything, and comes back empty.
  const clear = (width, height) => {
    const { canvas } = pen;
    if (canvas.width < width || canvas.height < height) {
      canvas.width = Math.max(canvas.width, width);
      canvas.height = Math.max(canvas.height, height);
      font = '';
    } else {
      pen.clearRect(0, 0, width, height);
    }
    pen.fontKerning = 'none';
    pen.textBaseline = 'alphabetic';
    pen.fillStyle = '#fff';
  };

  // A Chinese character fills its square, a little more in some fonts: none needs measuring but the
  // simplest, for its advance. On a Chinese page they are nearly all there is.
  const isHanzi = (codePoint) => codePoint >= 0x4e00 && codePoint <= 0x9fff;
  const square = (size, advance) => {
    const top = Math.ceil(size * 0.92) + AIR;
    return [advance, -AIR, -top, Math.ceil(advance) + 2 * AIR,
      top + Math.ceil(size * 0.16) + AIR];
  };
  const SIMPLEST = 0x4e00;

  const nameOf = (bold, size) => `${bold ? 700 : 400} ${size}px ${FAMILY}`;

  // Returns [advance, left, top, width, height]; lengths in device px from the pen. A glyph without
  // ink is 0 wide.
  const measure = (bold, size, codePoint) => {
    const wanted = nameOf(bold, size);
    let known = boxes.get(wanted);
    if (!known) boxes.set(wanted, known = new Map());
    let found = known.get(codePoint);
    if (found) return found;
    if (isHanzi(codePoint) && codePoint !== SIMPLEST) {
      found = square(size, measure(bold, size, SIMPLEST)[0]);
      known.set(codePoint, found);
      return found;
    }
    if (pen === null) open();
    choose(wanted);
    const text = String.fromCodePoint(codePoint);
    const box = pen.measureText(text);
    const left = Math.ceil(box.actualBoundingBoxLeft) + AIR;
    const top = Math.ceil(box.actualBoundingBoxAscent) + AIR;
    const width = left + Math.ceil(box.actualBoundingBoxRight) + AIR;
    const height = top + Math.ceil(box.actualBoundingBoxDescent) + AIR;
    const empty = width <= 2 * AIR || height <= 2 * AIR || text.trim() === '';
    found = [box.width, -left, -top, empty ? 0 : width, empty ? 0 : height];
    known.set(codePoint, found);
    return found;
  };

  // Lays the glyphs out in rows; returns the height of all rows.
  const arrange = (glyphs) => {
    let x = 0, y = 0, row = 0;
    for (const glyph of glyphs) {
      const [, , , width, height] = glyph.box;
      if (x + width > WIDE) [x, y, row] = [0, y + row, 0];
      glyph.x = x;
      glyph.y = y;
      x += width;
      row = Math.max(row, height);
    }
    return y + row;
  };

  // Draws glyphs {bold, size, codePoint, at} and writes each one's coverage, a byte a pixel, where
  // it belongs: `at` is its first byte in `pixels`, whose rows are `stride` long. Reading back
  // waits for the drawing, so it is done once for all of them.
  const draw = (glyphs, pixels, stride) => {
    for (const glyph of glyphs) glyph.box = measure(glyph.bold, glyph.size, glyph.codePoint);
    const widest = glyphs.reduce((most, glyph) => Math.max(most, glyph.box[3]), WIDE);
    const tall = arrange(glyphs);
    if (tall === 0) return;
    clear(widest, tall);
    for (const { bold, size, codePoint, box, x, y } of glyphs) {
      choose(nameOf(bold, size));
      pen.fillText(String.fromCodePoint(codePoint), x - box[1], y - box[2]);
    }
    const { data, width } = pen.getImageData(0, 0, widest, tall);
    for (const { box: [, , , wide, high], x, y, at } of glyphs) {
      for (let row = 0; row < high; row += 1) {
        let from = 4 * ((y + row) * width + x) + 3;
        const start = at + row * stride;
        for (let to = start; to < start + wide; to += 1, from += 4) pixels[to] = data[from];
      }
    }
  };

  globalThis.yearward.glyphs = { measure, draw };
})();
