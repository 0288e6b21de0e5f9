import { grown } from '../search/states.ts';

/**
 * Labels: ways to come to a place (a state, or a point of an order) in some time and at some level, the two that a phase
 * plan weighs. At each place only those are kept that no other matches in both. Typed arrays that grow by doubling.
 */
export interface Labels {
  count: number;
  place: Int32Array;
  /** Ticks so far. */
  time: Float64Array;
  /** The largest pull (or exposure) so far. */
  level: Float64Array;
  /** The label that it goes on from; -1 at the start. */
  from: Int32Array;
  /** 1 once another label is at least as good. */
  beaten: Uint8Array;
  /** The next label at the same place, and by place the first; -1 for none. */
  next: Int32Array;
  readonly head: Int32Array;
}

export function emptyLabels(places: number): Labels {
  const room = 256;
  return {
    count: 0,
    place: new Int32Array(room),
    time: new Float64Array(room),
    level: new Float64Array(room),
    from: new Int32Array(room),
    beaten: new Uint8Array(room),
    next: new Int32Array(room),
    head: new Int32Array(places).fill(-1),
  };
}

/** Adds a label and gives its number; -1 if one at the place is at least as good. Drops those that it beats. */
export function addLabel(labels: Labels, place: number, time: number, level: number, from: number): number {
  let before = -1;
  for (let at = labels.head[place] as number; at >= 0; at = labels.next[at] as number) {
    const [otherTime, otherLevel] = [labels.time[at] as number, labels.level[at] as number];
    if (otherTime <= time && otherLevel <= level) return -1;
    if (otherTime >= time && otherLevel >= level) {
      labels.beaten[at] = 1;
      if (before < 0) labels.head[place] = labels.next[at] as number;
      else labels.next[before] = labels.next[at] as number;
    } else before = at;
  }
  if (labels.count === labels.time.length) grow(labels);
  const at = labels.count++;
  labels.place[at] = place;
  labels.time[at] = time;
  labels.level[at] = level;
  labels.from[at] = from;
  labels.beaten[at] = 0;
  labels.next[at] = labels.head[place] as number;
  labels.head[place] = at;
  return at;
}

/** Forgets all labels. */
export function clearLabels(labels: Labels): void {
  labels.count = 0;
  labels.head.fill(-1);
}

function grow(labels: Labels): void {
  labels.place = grown(labels.place, 2);
  labels.time = grown(labels.time, 2);
  labels.level = grown(labels.level, 2);
  labels.from = grown(labels.from, 2);
  labels.beaten = grown(labels.beaten, 2);
  labels.next = grown(labels.next, 2);
}
