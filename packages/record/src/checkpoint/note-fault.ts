/** What can be wrong with a key, a signed note or a checkpoint; its sentence is made in ../wording.ts. */
export interface NoteFaultFacts {
  'key-form': Record<never, never>;
  'key-name': { readonly read: string };
  'key-type': { readonly read: number };
  'key-length': { readonly read: number };
  'key-id': { readonly read: string; readonly expected: string };
  'key-weak': Record<never, never>;
  'note-form': { readonly line: number; readonly expected: string };
  'checkpoint-form': { readonly line: number; readonly expected: string };
  'wrong-signature': { readonly name: string };
  'not-signed-by': { readonly names: readonly string[] };
}

export type NoteFault = {
  [Code in keyof NoteFaultFacts]: { readonly code: Code; readonly facts: NoteFaultFacts[Code] };
}[keyof NoteFaultFacts];
