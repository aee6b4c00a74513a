// Figures and how they are printed: one line a budget, `name ours peer ratio budget ok|over`.
// Nothing is measured here.

const NAME_WIDTH = 72;

export const median = (values) => quantile(values, 0.5);

/** The smallest value that at least that share of the values does not exceed. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/**
 * How a measure grows: the exponent `e` of `size ** e` that fits the points `[size, value]` best, by least squares of the
 * logarithms. 1 is linear, 2 is quadratic. NaN with fewer than two points.
 */
export function exponent(points) {
  const logs = points.filter(([size, value]) => size > 0 && value > 0).map((point) => point.map(Math.log));
  if (logs.length < 2) return NaN;
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = [mean(logs.map(([x]) => x)), mean(logs.map(([, y]) => y))];
  const above = logs.reduce((sum, [x, y]) => sum + (x - middle[0]) * (y - middle[1]), 0);
  const below = logs.reduce((sum, [x]) => sum + (x - middle[0]) ** 2, 0);
  return above / below;
}

/** A figure with three digits that count. */
export const shown = (value) => (value === undefined || value === null ? '-' : Number.isFinite(value) ? String(Number(value.toPrecision(3))) : 'none');

/** The lines of a run, printed as they come and kept for the document. */
export class Report {
  constructor() {
    this.ok = 0;
    this.over = 0;
    this.lines = [];
    console.log(`${'name'.padEnd(NAME_WIDTH)}${'ours'.padStart(10)}${'peer'.padStart(10)}${'ratio'.padStart(9)}  budget`);
  }

  /**
   * One budget: `ours` against `peer` as a ratio, or against a limit of its own. A figure that is missing is over.
   * `against` names the peer; `own` says that the limit is of these measurements, since DESIGN.md names none.
   */
  budget(name, { ours, peer, against, unit = 'ms', most, mostRatio, own = false }) {
    const ratio = peer === undefined ? undefined : ours / peer;
    const checked = mostRatio === undefined ? ours : ratio;
    const good = Number.isFinite(checked) && checked <= (mostRatio ?? most);
    if (good) this.ok += 1;
    else this.over += 1;
    const limit = mostRatio === undefined ? `<= ${shown(most)} ${unit}` : `<= ${shown(mostRatio)} x`;
    this.keep({ name, ours, peer, against, ratio, unit, most, mostRatio, own, good }, `${`${limit}${own ? ' *' : ''}`.padEnd(13)} ${good ? 'ok' : 'over'}`);
  }

  /** A figure that no budget limits. */
  figure(name, { ours, peer, against, unit = 'ms' }) {
    this.keep({ name, ours, peer, against, ratio: peer === undefined ? undefined : ours / peer, unit }, `- ${unit}`);
  }

  /** Something that cannot be measured, and why. */
  absent(name, why) {
    this.lines.push({ name, absent: true });
    console.log(`${name.padEnd(NAME_WIDTH)}${why}`);
  }

  /** A remark that stands in no table. */
  say(text) {
    console.log(`  ${text}`);
  }

  keep(line, end) {
    this.lines.push(line);
    const { name, against, ours, peer, ratio } = line;
    const named = against ? `${name} / ${against}` : name;
    console.log(`${named.padEnd(NAME_WIDTH)}${shown(ours).padStart(10)}${shown(peer).padStart(10)}${shown(ratio).padStart(9)}  ${end}`);
  }

  close() {
    console.log('  * a limit of these measurements; DESIGN.md names none');
    console.log(`${this.ok} ok, ${this.over} over`);
  }
}
