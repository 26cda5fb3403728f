import type { HoldToDrag } from './holdToDrag';

/** Long presses of a finger, handed in: a page that has to stay light goes without them. */
export type Hold = (said: HoldToDrag) => (list: HTMLElement) => () => void;

/**
 * One row on its way over a list, by mouse or by a long press of a finger. Only a drop on a row of the list does
 * anything: anywhere else everything stays as it was.
 */
export class RowDrag {
	/** The row under way. */
	dragged = $state<string | null>(null);
	/** The row it is over. */
	over = $state<string | null>(null);
	/** How far a finger has carried it, in px. */
	carried = $state(0);

	/**
	 * @param drop what a drop does: the row under way, and the row it was dropped on.
	 * @param hold how a finger takes hold of a row; without it only a mouse does.
	 */
	constructor(
		private readonly drop: (dragged: string, target: string) => void,
		hold: Hold | undefined,
	) {
		this.byFinger = hold?.({
			onhold: (row) => {
				this.dragged = row;
			},
			onmove: (row, by) => {
				this.over = row;
				this.carried = by;
			},
			onlift: (row) => {
				if (row === null) this.end();
				else this.land(row);
			},
		});
	}

	/** For the list: long presses of a finger. */
	readonly byFinger: ((list: HTMLElement) => () => void) | undefined;

	/** For the handle of a row: it is what a mouse takes hold of, and the whole row is what it carries. */
	start(event: DragEvent, row: string, label: string): void {
		this.dragged = row;
		event.dataTransfer?.setData('text/plain', label);
		const drawn = event.currentTarget instanceof HTMLElement ? event.currentTarget.closest('li') : null;
		if (drawn) event.dataTransfer?.setDragImage(drawn, 0, 0);
	}

	/** For each row: lets a row under way land here. */
	allow(event: DragEvent, row: string): void {
		if (this.dragged === null) return;
		event.preventDefault();
		this.over = row;
	}

	/** For each row: the row under way landed here. */
	land(row: string): void {
		const { dragged } = this;
		this.end();
		if (dragged !== null && dragged !== row) this.drop(dragged, row);
	}

	end(): void {
		this.dragged = null;
		this.over = null;
		this.carried = 0;
	}
}
