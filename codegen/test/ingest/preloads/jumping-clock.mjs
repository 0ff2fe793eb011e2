// Loaded before the command: a wall clock that jumps a day ahead and back, ten times a second.
const real = Date;
const start = performance.now();
const DAY = 86_400_000;
const jump = () => (Math.floor((performance.now() - start) / 100) % 2 === 0 ? DAY : -DAY);

globalThis.Date = class extends real {
  constructor(...given) {
    super(...(given.length === 0 ? [real.now() + jump()] : given));
  }

  static now() {
    return real.now() + jump();
  }
};
