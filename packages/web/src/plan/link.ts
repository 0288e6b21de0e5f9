/** What a link to the page restores. */
export interface LinkState {
  readonly order?: readonly string[];
  readonly stakes: Readonly<Record<string, number>>;
}

/** Reads `#order=a1,b1&stake.A=3`; what cannot be read is left out. */
export function readLink(fragment: string): LinkState {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const stakes: Record<string, number> = {};
  for (const [key, value] of fields) {
    const amount = Number(value);
    if (key.startsWith('stake.') && value !== '' && Number.isFinite(amount) && amount >= 0) stakes[key.slice(6)] = amount;
  }
  const order = fields.get('order')?.split(',').filter((id) => id !== '').map(decodeURIComponent);
  return order ? { order, stakes } : { stakes };
}

/** The fragment that restores an order and the stakes that were changed; empty for the page as written. */
export function writeLink({ order, stakes }: LinkState): string {
  const fields = Object.entries(stakes).map(([id, amount]) => `${encodeURIComponent(`stake.${id}`)}=${amount}`);
  const ids = order ? [`order=${order.map((id) => encodeURIComponent(id).replaceAll(',', '%2C')).join(',')}`] : [];
  return [...ids, ...fields].join('&');
}
