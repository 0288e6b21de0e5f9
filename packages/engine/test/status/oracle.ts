/**
 * A second reading of docs/status.md, slow and plain: every day of the calendar from the first to the last, every step of
 * every day, nothing kept but diaries of what stood on which day. Without repeated steps, powers and changed terms.
 */
import type { Agreement, Requirement, Step, Until } from '../../src/agreement/agreement.ts';
import type { Entry, StepEntry } from '../../src/status/entry.ts';

const msPerDay = 86_400_000;
const toDay = (date: string) => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / msPerDay;
const toDate = (day: number) => new Date(day * msPerDay).toISOString().slice(0, 10);

interface Now {
  promise: string;
  promiseSince: string | null;
  evidence: string;
  evidenceSince: string | null;
  legal: string;
  legalSince: string | null;
  satisfies: string[] | null;
  done: boolean;
  begun: boolean;
  dueSince: number | null;
  again: boolean;
  exemptUntil: string | null;
  barBefore: string;
  pauseUntil: string | null;
  over: boolean;
  stood: boolean;
  amounts: { claimed: number[]; seen: number[] };
  wholeClaim: number | null;
  firsts: Record<string, number>;
  early: string[];
}

export interface OracleRow {
  readonly promise: string;
  readonly since: string | null;
  readonly evidence: string;
  readonly evidenceSince: string | null;
  readonly legal: string;
  readonly legalSince: string | null;
  readonly done: boolean;
  readonly due: string | null;
}

export interface OracleAnswer {
  readonly rows: readonly OracleRow[];
  readonly misfits: readonly number[];
}

/** Which steps an act leads from, as sentences of the docs have it. */
const from: Record<string, string[]> = {
  proposed: ['none', 'proposed'],
  agreed: ['none', 'proposed', 'agreed', 'pending', 'due', 'overdue', 'maintained', 'reversed'],
  fulfilled: ['agreed', 'pending', 'due', 'overdue', 'fulfilled', 'breached', 'cured', 'reversed'],
  excused: ['overdue', 'excused'],
  breached: ['overdue', 'maintained', 'breached', 'reversed'],
  cured: ['breached', 'cured'],
  terminated: ['breached', 'terminated'],
  reversed: ['fulfilled', 'maintained', 'cured', 'reversed'],
  suspended: ['pending', 'due', 'maintained', 'suspended'],
  resumed: ['suspended', 'reversed'],
};

export function oracle(agreement: Agreement, entries: readonly Entry[], asOf: string): OracleAnswer {
  const last = toDay(asOf);
  const said = entries
    .map((entry, number) => ({ entry: entry as StepEntry, number, day: toDay(entry.at) }))
    .filter(({ day }) => day <= last)
    .sort((a, b) => a.day - b.day || a.number - b.number);
  const dates = [
    ...JSON.stringify([agreement.steps, agreement.signed, agreement.asOf]).matchAll(/\d{4}-\d\d-\d\d/g),
  ].map(([date]) => toDay(date));
  const first = Math.min(last, ...dates, ...said.map(({ day }) => day)) - 1;
  const signed = agreement.signed === undefined ? Number.NEGATIVE_INFINITY : toDay(agreement.signed);
  const steps = agreement.steps;
  const find = (id: string) => steps.findIndex((step) => step.id === id);
  const rows: Now[] = steps.map((step) => ({
    promise:
      ['proposed', 'bracketed'].includes(step.status ?? '') && agreement.signed === undefined ? 'proposed' : 'none',
    promiseSince: null,
    evidence: 'none',
    evidenceSince: null,
    legal: 'free',
    legalSince: null,
    satisfies: null,
    done: false,
    begun: false,
    dueSince: null,
    again: false,
    exemptUntil: null,
    barBefore: 'barred',
    pauseUntil: null,
    over: false,
    stood: false,
    amounts: { claimed: [], seen: [] },
    wholeClaim: null,
    firsts: {},
    early: [],
  }));
  const misfits: number[] = [];
  let today = Number.NEGATIVE_INFINITY;
  const stamp = () => (today === Number.NEGATIVE_INFINITY ? null : toDate(today));

  const setPromise = (row: Now, state: string) => {
    if (row.promise === state) return;
    row.promise = state;
    row.promiseSince = stamp();
  };
  const setEvidence = (row: Now, state: string) => {
    if (row.evidence === state) return;
    row.evidence = state;
    row.evidenceSince = stamp();
  };
  const setLegal = (row: Now, state: string) => {
    if (row.legal === state) return;
    row.legal = state;
    row.legalSince = stamp();
  };
  const keeps = (step: Step) => step.kind !== 'achieve';
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + Math.round(each * 10), 0);
  const whole = (step: Step, { amounts: { claimed, seen } }: Now) =>
    claimed.length + seen.length === 0 ||
    step.amount === undefined ||
    Math.max(sum(claimed), sum(seen)) >= Math.round(step.amount.of * 10);
  const meets = ({ step, moment, to }: Requirement) => {
    const other = rows[find(step)] as Now;
    if (moment === 'begun') return other.begun;
    if (moment === 'done') return other.done;
    return (
      other.evidence === 'verified' && (to === undefined || other.satisfies === null || other.satisfies.includes(to))
    );
  };
  const statedDay = ({ due }: Step): number | null => {
    if (due === undefined) return null;
    if (typeof due === 'string') return toDay(due);
    const within = Number(due.within);
    if (due.of === 'signature') return toDay(agreement.signed ?? agreement.asOf) + within;
    const [id, moment] = due.of.split('.') as [string, string];
    const when = (rows[find(id)] as Now).firsts[moment];
    if (when === Number.NEGATIVE_INFINITY) return toDay(agreement.signed ?? agreement.asOf) + within;
    return when === undefined ? null : when + within;
  };
  const lastDay = (step: Step, row: Now): number | null => {
    if (keeps(step)) return null;
    const lasts = Number(step.duration);
    if (row.again) return (row.dueSince as number) + lasts;
    if (step.due !== undefined) {
      const stated = statedDay(step);
      return stated === null ? null : stated + lasts;
    }
    if (step.requires.length === 0 || row.dueSince === null || row.dueSince === Number.NEGATIVE_INFINITY) return null;
    return row.dueSince + lasts;
  };
  const shown = (step: Step, row: Now): boolean => {
    if (keeps(step))
      return row.promise === 'maintained' && (step.verification.length === 0 || row.evidence === 'verified');
    if (row.promise === 'reversed' || !whole(step, row)) return false;
    const good = step.verification.length > 0 ? ['verified'] : ['verified', 'claimed', 'under review'];
    if (!good.includes(row.evidence)) return false;
    if (row.done) return true;
    const limit = lastDay(step, row);
    return !(step.late === 'void' && limit !== null && (row.wholeClaim ?? today) > limit);
  };
  const met = (row: Now) => {
    if (['agreed', 'pending', 'due', 'overdue'].includes(row.promise)) setPromise(row, 'fulfilled');
    if (row.promise === 'breached') setPromise(row, 'cured');
  };
  const comes = (until: Until): boolean => {
    if (typeof until === 'string') return today > toDay(until);
    if ('any' in until) return until.any.some(comes);
    if ('done' in until) return (rows[find(until.done)] as Now).done;
    const other = rows[find(until.while)];
    return other?.stood === true && !['fulfilled', 'maintained', 'cured'].includes(other.promise);
  };

  const settleOnce = (step: Step, row: Now) => {
    if (row.legal === 'exempted' && row.exemptUntil !== null && today > toDay(row.exemptUntil)) {
      row.exemptUntil = null;
      setLegal(row, row.barBefore);
    }
    if (row.promise === 'suspended' && row.pauseUntil !== null && today > toDay(row.pauseUntil))
      setPromise(row, 'pending');
    if (today === signed && ['none', 'proposed'].includes(row.promise)) {
      setPromise(row, ['proposed', 'bracketed'].includes(step.status ?? '') ? 'proposed' : 'agreed');
    }
    if (today >= signed && row.promise === 'agreed') setPromise(row, 'pending');
    if (!keeps(step) && shown(step, row)) met(row);
    const mayEnd = keeps(step)
      ? ['pending', 'maintained', 'suspended', 'cured'].includes(row.promise)
      : ['fulfilled', 'cured'].includes(row.promise);
    if (!row.over && mayEnd && step.until !== undefined && comes(step.until)) {
      row.over = true;
      if (keeps(step)) setPromise(row, 'terminated');
    }
    if (row.promise === 'cured' && keeps(step)) setPromise(row, 'maintained');
    if (row.promise === 'pending') {
      const stated = statedDay(step);
      const byDate = stated !== null && today >= stated;
      const byOthers = step.requires.length > 0 ? step.requires.every(meets) : step.due === undefined;
      if (row.dueSince !== null || byDate || byOthers) {
        row.dueSince ??= today;
        setPromise(row, keeps(step) ? 'maintained' : 'due');
      }
    }
    const limit = lastDay(step, row);
    if (row.promise === 'due' && limit !== null && today > limit) setPromise(row, 'overdue');
    if (['fulfilled', 'maintained', 'cured'].includes(row.promise)) row.stood = true;
    row.begun =
      row.promise !== 'reversed' &&
      (keeps(step)
        ? ['maintained', 'cured'].includes(row.promise)
        : ['fulfilled', 'cured'].includes(row.promise) || !['none', 'refuted'].includes(row.evidence));
    row.done = shown(step, row);
    const firsts: [string, boolean][] = [
      ['begun', row.begun],
      ['done', row.done],
      ['verified', row.evidence === 'verified'],
    ];
    for (const [moment, is] of firsts) if (is) row.firsts[moment] ??= today;
  };
  const settleAll = () => {
    for (let before = ''; before !== JSON.stringify(rows); ) {
      before = JSON.stringify(rows);
      steps.forEach((step, k) => {
        settleOnce(step, rows[k] as Now);
      });
    }
  };

  const redo = (row: Now) => {
    row.again = true;
    row.dueSince = today;
    row.wholeClaim = null;
    row.amounts = { claimed: [], seen: [] };
    row.satisfies = null;
    setEvidence(row, 'none');
  };
  const claim = (step: Step, row: Now) => {
    if (['none', 'refuted'].includes(row.evidence)) setEvidence(row, 'claimed');
    if (whole(step, row)) row.wholeClaim ??= today;
  };
  const take = ({ step: id, axis, to, amount, satisfies, until }: StepEntry): boolean => {
    const k = find(id);
    const step = steps[k];
    const row = rows[k];
    if (!step || !row) return false;
    if (axis === 'promise') {
      if (to === 'waived' || to === 'superseded') return setPromise(row, to) === undefined;
      if (!from[to]?.includes(row.promise) || (to === 'fulfilled' && keeps(step))) return false;
      if (to === 'fulfilled') {
        const limit = lastDay(step, row);
        const isLate = step.late === 'void' && limit !== null && (row.wholeClaim ?? today) > limit;
        if (isLate && !['fulfilled', 'cured'].includes(row.promise)) return false;
        if (row.promise === 'reversed') {
          redo(row);
          setPromise(row, 'due');
        }
        if (amount !== undefined) row.amounts.claimed.push(amount);
        claim(step, row);
        if (whole(step, row)) met(row);
        return true;
      }
      if (to === 'agreed') {
        if (row.promise === 'reversed') {
          redo(row);
          setPromise(row, 'pending');
        } else if (['none', 'proposed'].includes(row.promise)) setPromise(row, 'agreed');
        return true;
      }
      if (to === 'resumed') {
        if (row.promise === 'reversed') redo(row);
        setPromise(row, 'pending');
        return true;
      }
      if (to === 'suspended') row.pauseUntil = until ?? null;
      setPromise(row, to);
      return true;
    }
    if (axis === 'evidence') {
      if (row.evidence === 'none' && ['refuted', 'disputed'].includes(to)) return false;
      const sees = to === 'verified' || to === 'partly verified';
      if (amount !== undefined && sees) row.amounts.seen.push(amount);
      if (amount !== undefined && to === 'claimed') row.amounts.claimed.push(amount);
      if (to === 'claimed') {
        claim(step, row);
        return true;
      }
      if (sees) {
        const before = row.evidence === 'verified' ? row.satisfies : [];
        row.satisfies = before === null || satisfies === undefined ? null : [...new Set([...before, ...satisfies])];
        if (to === 'verified' && whole(step, row)) row.wholeClaim ??= today;
      }
      setEvidence(row, to);
      return true;
    }
    if (to === 'reimposed' && ['free', 'barred'].includes(row.legal)) return false;
    if (to === 'exempted' && row.legal === 'lifted') return false;
    if (to === 'barred' && row.legal === 'reimposed') return false;
    if (to === 'exempted' && row.legal !== 'exempted')
      row.barBefore = row.legal === 'reimposed' ? 'reimposed' : 'barred';
    row.exemptUntil = until ?? null;
    setLegal(row, to);
    return true;
  };

  settleAll();
  for (today = first; today <= last; today++) {
    settleAll();
    for (const { entry, number } of said.filter(({ day }) => day === today)) {
      if (!take(entry)) misfits.push(number);
      settleAll();
    }
  }
  return {
    misfits: misfits.sort((a, b) => a - b),
    rows: steps.map((step, k) => {
      const row = rows[k] as Now;
      const isOut = ['none', 'proposed', 'agreed', 'waived', 'superseded'].includes(row.promise);
      const limit = isOut ? null : lastDay(step, row);
      return {
        promise: row.promise,
        since: row.promiseSince,
        evidence: row.evidence,
        evidenceSince: row.evidenceSince,
        legal: row.legal,
        legalSince: row.legalSince,
        done: row.done,
        due: limit === null ? null : toDate(limit),
      };
    }),
  };
}
