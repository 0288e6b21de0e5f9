/** The smallest value that at least a share `p` of the values does not exceed. `sorted` ascending, not empty. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] as number;
}
