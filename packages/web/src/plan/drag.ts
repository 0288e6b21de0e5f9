/** What dragging a card tells the page. */
export interface Dragging {
  /** The card is over another place: show what that would give. */
  over(step: string, to: number): void;
  drop(step: string, to: number): void;
  cancel(): void;
}

interface Held {
  readonly card: SVGGElement;
  readonly step: string;
  readonly from: number;
  readonly x: number;
  readonly y: number;
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
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    const along = held.down ? dy : dx;
    if (!held.moved && Math.abs(along) < slop) return;
    held.moved = true;
    held.card.classList.add('held');
    const shift = along / held.scale;
    held.card.setAttribute('transform', held.down ? `translate(0 ${shift})` : `translate(${shift} 0)`);
    const to = placeUnder(held, held.down ? event.clientY : event.clientX);
    if (to !== held.to) {
      held.to = to;
      dragging.over(held.step, to);
    }
  });
  const finish = (dropped: boolean) => {
    if (!held) return;
    const { card, step, from, to, moved } = held;
    held = undefined;
    card.classList.remove('held');
    card.removeAttribute('transform');
    if (!moved) return;
    if (dropped && to !== from) dragging.drop(step, to);
    else dragging.cancel();
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

/** The place of the move whose cards are nearest to the pointer. */
function placeUnder({ card, down, from }: Held, at: number): number {
  const cards = [...(card.ownerSVGElement as SVGSVGElement).querySelectorAll<SVGGElement>('.card[data-step]')];
  let [place, least] = [from, Number.POSITIVE_INFINITY];
  for (const other of cards) {
    const box = (other === card ? homeOf(card) : other.getBoundingClientRect());
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
