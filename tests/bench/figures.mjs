// Figures and how they are printed: one line a budget, `name ours peer ratio budget ok|over`.
// Nothing is measured here.

export const median = (values) => quantile(values, 0.5);

/** The smallest value that at least that share of the values does not exceed. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

const shown = (value) => (value === undefined ? '-' : Number.isFinite(value) ? String(Number(value.toPrecision(3))) : 'none');

/** The lines of a run. */
export class Report {
  constructor() {
    this.ok = 0;
    this.over = 0;
    console.log(`${'name'.padEnd(38)}${'ours'.padStart(10)}${'peer'.padStart(10)}${'ratio'.padStart(9)}  budget`);
  }

  /** One budget: `ours` against `peer` as a ratio, or against a limit of its own. A figure that is missing is over. */
  budget(name, { ours, peer, unit = 'ms', most, mostRatio }) {
    const ratio = peer === undefined ? undefined : ours / peer;
    const checked = mostRatio === undefined ? ours : ratio;
    const good = Number.isFinite(checked) && checked <= (mostRatio ?? most);
    if (good) this.ok += 1;
    else this.over += 1;
    const limit = mostRatio === undefined ? `<= ${most} ${unit}` : `<= ${shown(mostRatio)} x`;
    console.log(
      `${name.padEnd(38)}${shown(ours).padStart(10)}${shown(peer).padStart(10)}${shown(ratio).padStart(9)}  ${limit.padEnd(12)} ${good ? 'ok' : 'over'}`,
    );
  }

  /** A figure that no budget limits. */
  say(text) {
    console.log(`  ${text}`);
  }

  close() {
    console.log(`${this.ok} ok, ${this.over} over`);
  }
}
