/** What a link to the page restores. */
export interface LinkState {
  readonly order?: readonly string[];
  readonly stakes: Readonly<Record<string, number>>;
}

/** Reads `#order=a1,b1&stake.A=3`; what cannot be read is left out. */
export function readLink(fragment: string): LinkState {
  const stakes: Record<string, number> = {};
  let order: string[] | undefined;
  for (const field of fragment.replace(/^#/, '').split('&')) {
    const [key, value = ''] = [decode(field.split('=')[0] ?? ''), field.slice(field.indexOf('=') + 1)];
    const amount = Number(value);
    if (key === 'order' && value !== '') order = value.split(',').map(decode);
    if (key.startsWith('stake.') && value !== '' && Number.isFinite(amount) && amount >= 0)
      stakes[key.slice(6)] = amount;
  }
  return order ? { order, stakes } : { stakes };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The fragment that restores an order and the stakes that were changed; empty for the page as written. */
export function writeLink({ order, stakes }: LinkState): string {
  const fields = Object.entries(stakes).map(([id, amount]) => `${encodeURIComponent(`stake.${id}`)}=${amount}`);
  const ids = order ? [`order=${order.map(encodeURIComponent).join(',')}`] : [];
  return [...ids, ...fields].join('&');
}
