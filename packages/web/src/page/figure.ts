/** Where a drawing stands: in a wide window, in a narrow one, or on paper. */
export interface Room {
  readonly name: 'wide' | 'narrow' | 'paper';
  readonly width: number;
  /** Begins the ids of the drawing, so that three can stand in one page. */
  readonly prefix: string;
}

const usual = { wide: 1240, narrow: 358, paper: 700 } as const;

/** One drawing for each room; one of them is shown. */
export function inEachRoom(
  draw: (room: Room) => string,
  widths: Partial<Readonly<Record<Room['name'], number>>> = {},
): string {
  const names = ['wide', 'narrow', 'paper'] as const;
  return names
    .map((name) => {
      const room = { name, width: widths[name] ?? usual[name], prefix: `${name.charAt(0)}-` };
      return `<div class="${name}">${draw(room)}</div>`;
    })
    .join('');
}
