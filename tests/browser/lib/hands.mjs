// Three ways to use the portal: by role (as assistive technology does), by keyboard, by touch. Each
// has the same verbs, so that one journey is walked three times.
import { settled } from "./browser.mjs";
import { find } from "./names.mjs";

const said = ({ role = "field", name, label }) => `${role} "${label ?? name}"`;

const kMostTabs = 120; // more stops than any screen has; then the thing cannot be reached

class Hand {
  constructor(page) {
    this.page = page;
  }
  find(what) {
    return find(this.page, what);
  }
  value(what) {
    return this.find(what).inputValue();
  }
}

// Asks for a role and a name and uses what is found.
class ByRole extends Hand {
  async press(what) {
    await this.find(what).click();
    await settled(this.page);
  }
  async write(what, text) {
    await this.find(what).fill(text);
    await settled(this.page);
  }
  async turn(what, to) {
    await this.find(what).fill(String(to));
    await settled(this.page);
  }
}

// Only keys: Tab until it is there, then what a keyboard can do. No pointer, no script focus.
class ByKeyboard extends Hand {
  async reach(what) {
    const wanted = this.find(what);
    await wanted.waitFor();
    for (let stop = 0; stop < kMostTabs; stop += 1) {
      if (await wanted.evaluate((node) => node === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reached ${said(what)}`);
  }
  async press(what) {
    await this.reach(what);
    await this.page.keyboard.press("Enter");
    await settled(this.page);
  }
  async write(what, text) {
    await this.reach(what);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(text);
    await settled(this.page);
  }
  async turn(what, to) {
    await this.reach(what);
    const now = async () => Number(await this.value(what));
    for (let key = 0; key < 400; key += 1) {
      const at = await now();
      if (at === to) return settled(this.page);
      await this.page.keyboard.press(at < to ? "ArrowRight" : "ArrowLeft");
      const after = await now();
      if (after === at) throw new Error(`the arrow keys do not move ${said(what)} from ${at}`);
    }
    throw new Error(`${said(what)} did not come to ${to} by arrow keys`);
  }
}

// Only touches: swipe until it is there, tap, drag; letters come as a phone's keyboard sends them.
class ByTouch extends Hand {
  async wire() {
    this.session ??= await this.page.context().newCDPSession(this.page);
    return this.session;
  }
  // One finger from here to there.
  async stroke(from, to) {
    const wire = await this.wire();
    const touch = (type, at) => wire.send("Input.dispatchTouchEvent",
      { type, touchPoints: at ? [at] : [] });
    const between = (share) =>
      ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    await touch("touchStart", from);
    for (let step = 1; step <= 8; step += 1) await touch("touchMove", between(step / 8));
    await touch("touchEnd");
  }
  async reach(what) {
    const wanted = this.find(what);
    await wanted.waitFor();
    const { width, height } = this.page.viewportSize();
    for (let swipe = 0; swipe < 40; swipe += 1) {
      const box = await wanted.boundingBox();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const met = await wanted.evaluate((node, at) => {
        const hit = document.elementFromPoint(at.x, at.y);
        return hit !== null && (node === hit || node.contains(hit));
      }, { x, y });
      if (met) return { ...box, x, y, left: box.x };
      const far = Math.sign(height / 2 - y) * Math.min(Math.abs(height / 2 - y), height * 0.4);
      // Along the margin. Chromium's own scroll gesture moves nothing that scrolls inside a page.
      await this.stroke({ x: width - 8, y: (height - far) / 2 },
        { x: width - 8, y: (height + far) / 2 });
      await settled(this.page);
    }
    throw new Error(`swiping never brought ${said(what)} under a finger`);
  }
  async press(what) {
    const { x, y } = await this.reach(what);
    await this.page.touchscreen.tap(x, y);
    await settled(this.page);
  }
  async write(what, text) {
    await this.press(what);
    const field = this.find(what);
    if (!(await field.evaluate((node) => node === document.activeElement))) {
      throw new Error(`a tap does not open ${said(what)} for writing`);
    }
    await field.evaluate((node) => node.select());
    await this.page.keyboard.insertText(text);
    await settled(this.page);
  }
  // Drags the thumb to a share of the track; answers where it came to rest.
  async drag(what, share) {
    await this.reach(what);
    const slider = this.find(what);
    const box = await slider.boundingBox();
    const [low, high, now] = await slider.evaluate((node) =>
      [node.min, node.max, node.value].map(Number));
    const place = (part) => box.x + 12 + (box.width - 24) * part;
    const y = box.y + box.height / 2;
    await this.stroke({ x: place((now - low) / (high - low)), y }, { x: place(share), y });
    await settled(this.page);
    return Number(await this.value(what));
  }
}

export const hands = { touch: ByTouch, role: ByRole, keyboard: ByKeyboard };
