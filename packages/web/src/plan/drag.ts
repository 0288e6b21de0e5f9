/** What dragging a card tells the page. */
export interface Dragging {
  /** The card is over another place: show what that would give, perhaps with all cards drawn anew. */
  over(step: string, to: number): void;
  drop(step: string, to: number): void;
  cancel(step: string): void;
}

interface Held {
  card: SVGGElement;
  readonly step: string;
  readonly from: number;
  /** Where the pointer would be if the card were at home. */
  x: number;
  y: number;
  readonly down: boolean;
  readonly scale: number;
  to: number;
  moved: boolean;
}

const slop = 5;

/** Lets cards be taken and put elsewhere with a pointer; on a touch screen only sideways, so that the page can scroll. */
export function watchDragging(figure: HTMLElement, dragging: Dragging): void {
  let held: Held | undefined;
  figure.addEventListener('pointerdown', (event) => {
    const card = (event.target as Element).closest<SVGGElement>('.card[data-step]');
    if (!card || event.button !== 0) return;
    held = take(card, event);
    if (held.down && event.pointerType === 'touch') held = undefined;
    else event.preventDefault();
    card.focus({ preventScroll: true });
  });
  window.addEventListener('pointermove', (event) => {
    if (!held) return;
    const along = held.down ? event.clientY - held.y : event.clientX - held.x;
    if (!held.moved && Math.abs(along) < slop) return;
    held.moved = true;
    const to = placeUnder(held, held.down ? event.clientY : event.clientX);
    if (to !== held.to) {
      held.to = to;
      const home = homeOf(held.card);
      dragging.over(held.step, to);
      takeAgain(figure, held, home);
    }
    follow(held, event);
  });
  const finish = (dropped: boolean) => {
    if (!held) return;
    const { card, step, from, to, moved } = held;
    held = undefined;
    card.classList.remove('held');
    card.removeAttribute('transform');
    if (!moved) return;
    if (dropped && to !== from) dragging.drop(step, to);
    else dragging.cancel(step);
  };
  window.addEventListener('pointerup', () => finish(true));
  window.addEventListener('pointercancel', () => finish(false));
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !held) return;
      event.stopPropagation();
      finish(false);
    },
    true,
  );
}

function take(card: SVGGElement, event: PointerEvent): Held {
  const svg = card.ownerSVGElement as SVGSVGElement;
  const from = Number(card.dataset['move']);
  return {
    card,
    step: card.dataset['step'] as string,
    from,
    x: event.clientX,
    y: event.clientY,
    down: card.closest('.narrow') !== null,
    scale: svg.getBoundingClientRect().width / svg.viewBox.baseVal.width || 1,
    to: from,
    moved: false,
  };
}

/** The card under the pointer, wherever its home is. */
function follow(held: Held, event: PointerEvent): void {
  const shift = (held.down ? event.clientY - held.y : event.clientX - held.x) / held.scale;
  held.card.classList.add('held');
  held.card.setAttribute('transform', held.down ? `translate(0 ${shift})` : `translate(${shift} 0)`);
}

/** After all cards were drawn anew: the same card at its new home. */
function takeAgain(figure: HTMLElement, held: Held, home: DOMRect): void {
  if (held.card.isConnected) return;
  const side = held.down ? '.narrow' : '.wide';
  const cards = [...figure.querySelectorAll<SVGGElement>(`${side} .card[data-step]`)];
  const card = cards.find((each) => each.dataset['step'] === held.step);
  if (!card) return;
  const now = homeOf(card);
  held.x += now.left - home.left;
  held.y += now.top - home.top;
  held.card = card;
}

/** The place of the move whose cards are nearest to the pointer. */
function placeUnder({ card, down, from }: Held, at: number): number {
  const cards = [...(card.ownerSVGElement as SVGSVGElement).querySelectorAll<SVGGElement>('.card[data-step]')];
  let [place, least] = [from, Number.POSITIVE_INFINITY];
  for (const other of cards) {
    const box = other === card ? homeOf(card) : other.getBoundingClientRect();
    const middle = down ? box.top + box.height / 2 : box.left + box.width / 2;
    const far = Math.abs(middle - at);
    if (far < least) [place, least] = [Number(other.dataset['move']), far];
  }
  return place;
}

/** Where a card stands when it is not being dragged. */
function homeOf(card: SVGGElement): DOMRect {
  const shift = card.getAttribute('transform');
  card.removeAttribute('transform');
  const box = card.getBoundingClientRect();
  if (shift) card.setAttribute('transform', shift);
  return box;
}
