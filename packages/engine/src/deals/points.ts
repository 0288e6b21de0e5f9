/**
 * Sets of vectors none of which is beaten: at least as good everywhere and better somewhere. Flat typed arrays of integers
 * (multiples of 1 / unit), one vector after the other, in descending lexicographic order, so that of two vectors only the
 * earlier can beat the later.
 */
export interface Points {
  readonly dims: number;
  readonly count: number;
  readonly values: Float64Array;
}

export function onePoint(values: Float64Array): Points {
  return { dims: values.length, count: 1, values };
}

export function pointAt({ dims, values }: Points, at: number): Float64Array {
  return values.subarray(at * dims, (at + 1) * dims);
}

/** All vectors moved by the same. */
export function shifted({ dims, count, values }: Points, by: Float64Array): Points {
  const moved = new Float64Array(dims * count);
  for (let at = 0; at < moved.length; )
    for (let i = 0; i < dims; i++) moved[at] = (values[at++] as number) + (by[i] as number);
  return { dims, count, values: moved };
}

/** The unbeaten vectors of several sets together; equal ones once. `set` gives the s-th of them, and is asked once each. */
export function unbeaten(count: number, set: (s: number) => Points): Points {
  const over = (low: number, high: number): Points => {
    if (high - low === 1) return set(low);
    const middle = (low + high) >> 1;
    return merged(over(low, middle), over(middle, high));
  };
  return over(0, count);
}

/** Sorted lists merged, and what is beaten left out: each vector is held against those before it that nothing beats. */
function merged(a: Points, b: Points): Points {
  const { dims } = a;
  const values = new Float64Array(a.values.length + b.values.length);
  const filter = dims === 2 ? pairFilter() : dims === 3 ? tripleFilter() : listFilter(dims, values);
  let [x, y, count] = [0, 0, 0];
  while (x < a.count || y < b.count) {
    const isFromA = y >= b.count || (x < a.count && precedes(a.values, x * dims, b.values, y * dims, dims));
    const source = isFromA ? a.values : b.values;
    const from = (isFromA ? x++ : y++) * dims;
    if (filter(source, from, count)) continue;
    for (let i = 0; i < dims; i++) values[count * dims + i] = source[from + i] as number;
    count++;
  }
  return { dims, count, values: values.slice(0, count * dims) };
}

function precedes(a: Float64Array, x: number, b: Float64Array, y: number, dims: number): boolean {
  for (let i = 0; i < dims; i++) {
    const difference = (a[x + i] as number) - (b[y + i] as number);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Is the vector at `from` beaten by, or equal to, one of the `count` kept before? */
type Filter = (source: Float64Array, from: number, count: number) => boolean;

/** Of two coordinates the first falls, so a vector is unbeaten if its second is larger than all before. */
function pairFilter(): Filter {
  let most = Number.NEGATIVE_INFINITY;
  return (source, from) => {
    const second = source[from + 1] as number;
    if (second <= most) return true;
    most = second;
    return false;
  };
}

/**
 * Of three coordinates the first falls, so a vector is beaten if one before has both others at least as large. Of those
 * before, only the unbeaten in the two others matter: a staircase, the second coordinate rising and the third falling.
 */
function tripleFilter(): Filter {
  let [seconds, thirds, size] = [new Float64Array(64), new Float64Array(64), 0];
  return (source, from) => {
    const [second, third] = [source[from + 1] as number, source[from + 2] as number];
    let [low, high] = [0, size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((seconds[middle] as number) < second) low = middle + 1;
      else high = middle;
    }
    if (low < size && (thirds[low] as number) >= third) return true;
    let first = low;
    while (first > 0 && (thirds[first - 1] as number) <= third) first--;
    const last = low < size && seconds[low] === second ? low + 1 : low;
    if (size - (last - first) + 1 > seconds.length) [seconds, thirds] = [doubled(seconds), doubled(thirds)];
    seconds.copyWithin(first + 1, last, size);
    thirds.copyWithin(first + 1, last, size);
    seconds[first] = second;
    thirds[first] = third;
    size += 1 - (last - first);
    return false;
  };
}

function doubled(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** Of more coordinates every vector kept is asked. */
function listFilter(dims: number, kept: Float64Array): Filter {
  return (source, from, count) => {
    for (let at = 0; at < count * dims; at += dims) {
      let i = 1;
      while (i < dims && (kept[at + i] as number) >= (source[from + i] as number)) i++;
      if (i === dims) return true;
    }
    return false;
  };
}

/** The unbeaten sums of a vector of one set and a vector of the other. */
export function sums(a: Points, b: Points): Points {
  const [few, many] = a.count <= b.count ? [a, b] : [b, a];
  return unbeaten(few.count, (at) => shifted(many, pointAt(few, at)));
}

/** Where a vector stands in the set; -1 if it does not. */
export function placeOf({ dims, count, values }: Points, vector: Float64Array): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (precedes(values, middle * dims, vector, 0, dims)) low = middle + 1;
    else high = middle;
  }
  const at = low - 1;
  if (at < 0) return -1;
  for (let i = 0; i < dims; i++) if (values[at * dims + i] !== vector[i]) return -1;
  return at;
}
