// Reads screenshots as pixels: is something drawn here, is it light or dark, what does a code say.
import jsqr from "jsqr";
import { PNG } from "pngjs";

export const picture = (bytes) => PNG.sync.read(bytes);

// The part of a picture under a rectangle in CSS pixels, `scale` device pixels each.
function* inside(image, box, scale) {
  const left = Math.max(0, Math.floor(box.x * scale));
  const top = Math.max(0, Math.floor(box.y * scale));
  const right = Math.min(image.width, Math.ceil((box.x + box.width) * scale));
  const bottom = Math.min(image.height, Math.ceil((box.y + box.height) * scale));
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) yield (y * image.width + x) * 4;
  }
}

// How far the two most different pixels of a rectangle are apart, 0 … 255 in luminance. Plain
// background gives 0; a shadow or a gradient a few; text on its background far more.
export function contrast(image, box, scale) {
  let low = 255, high = 0;
  for (const at of inside(image, box, scale)) {
    const [r, g, b] = image.data.subarray(at, at + 3);
    const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    if (light < low) low = light;
    if (light > high) high = light;
  }
  return Math.max(0, high - low);
}

// The share of pixels that differ between two pictures of one size by more than a shade.
export function difference(before, after) {
  if (before.width !== after.width || before.height !== after.height) return 1;
  let differ = 0;
  for (let at = 0; at < before.data.length; at += 4) {
    const far = Math.abs(before.data[at] - after.data[at])
      + Math.abs(before.data[at + 1] - after.data[at + 1])
      + Math.abs(before.data[at + 2] - after.data[at + 2]);
    if (far > 24) differ += 1;
  }
  return differ / (before.data.length / 4);
}

// The mean luminance of a picture.
export function brightness(image) {
  let sum = 0;
  for (let at = 0; at < image.data.length; at += 4) {
    sum += 0.2126 * image.data[at] + 0.7152 * image.data[at + 1] + 0.0722 * image.data[at + 2];
  }
  return sum / (image.data.length / 4);
}

// What a QR code in the picture says, or nothing. Light on dark is not tried: scanners at tills
// read dark on light only.
export function code_in(image) {
  const data = new Uint8ClampedArray(image.data);
  return jsqr(data, image.width, image.height, { inversionAttempts: "dontInvert" })?.data;
}
