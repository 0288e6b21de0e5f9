export const askedTitle = 'The deal asked about';
export function breachSentence(..._: unknown[]): string {
  return '';
}
export function headlineOf(..._: unknown[]): string {
  return '';
}
export function whyOf(..._: unknown[]): string[] {
  return [];
}
export function changesOf(..._: unknown[]): string[] {
  return [];
}
export function formulasOf(..._: unknown[]): never {
  return {} as never;
}
