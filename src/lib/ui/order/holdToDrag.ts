/** Long enough that nobody holds by accident while scrolling, short enough that waiting feels like grabbing. */
const HOLD_MS = 350;
/** A finger that moves further than this before the time is up wants to scroll. */
const SLOP_PX = 10;
/** Near an edge of the window the page scrolls along, so that a long list can be crossed in one go. */
const EDGE_PX = 72;
const SCROLL_PX = 9;

export type HoldToDrag = {
	/** A row was held long enough: from now on it follows the finger. */
	readonly onhold: (row: string) => void;
	/** The finger moved; `row` is what lies under it, null outside the list. `by` is how far, in px of the page. */
	readonly onmove: (row: string | null, by: number) => void;
	/** The finger left; null when it left outside the list, or the system took the touch away: nothing changes. */
	readonly onlift: (row: string | null) => void;
};

/**
 * Moves rows (`data-row`) of a list by a long press, as an attachment of the list. Until a row is held, a touch scrolls
 * the page as ever; controls of their own, such as buttons in a row, keep theirs.
 */
export function holdToDrag({ onhold, onmove, onlift }: HoldToDrag): (list: HTMLElement) => () => void {
	return (list) => {
		let waiting: ReturnType<typeof setTimeout> | undefined;
		let scrolling = 0;
		let held = false;
		/** A row that is only held does not scroll away, however near the edge it is. */
		let moved = false;
		let began = { x: 0, y: 0, scroll: 0 };
		let last = { x: 0, y: 0 };

		function rowUnder(): string | null {
			const row = document.elementFromPoint(last.x, last.y)?.closest('[data-row]');
			return row instanceof HTMLElement && list.contains(row) ? (row.dataset['row'] ?? null) : null;
		}

		function report(): void {
			onmove(rowUnder(), last.y - began.y + window.scrollY - began.scroll);
		}

		function scrollAtEdge(): void {
			const speed = !moved
				? 0
				: last.y < EDGE_PX
					? -SCROLL_PX
					: last.y > window.innerHeight - EDGE_PX
						? SCROLL_PX
						: 0;
			if (speed !== 0) {
				window.scrollBy({ top: speed, behavior: 'instant' });
				report();
			}
			scrolling = requestAnimationFrame(scrollAtEdge);
		}

		function letGo(row: string | null): void {
			clearTimeout(waiting);
			waiting = undefined;
			cancelAnimationFrame(scrolling);
			if (!held) return;
			held = false;
			onlift(row);
		}

		function begin(event: TouchEvent): void {
			letGo(null);
			const [touch] = event.touches;
			const { target } = event;
			if (!touch || event.touches.length > 1 || !(target instanceof Element)) return;
			const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
			if (!row || target.closest('[data-control]:not([data-control=tap])')) return;
			last = { x: touch.clientX, y: touch.clientY };
			began = { ...last, scroll: window.scrollY };
			waiting = setTimeout(() => {
				waiting = undefined;
				held = true;
				moved = false;
				onhold(row);
				scrollAtEdge();
			}, HOLD_MS);
		}

		function follow(event: TouchEvent): void {
			const [touch] = event.touches;
			if (!touch) return;
			const at = { x: touch.clientX, y: touch.clientY };
			if (!held) {
				if (Math.hypot(at.x - began.x, at.y - began.y) > SLOP_PX) letGo(null);
				return;
			}
			// The page must not scroll under a row that follows the finger.
			event.preventDefault();
			last = at;
			moved = true;
			report();
		}

		function end(event: TouchEvent): void {
			// What follows a lifted row would be a click, and a click takes its place away.
			if (held) event.preventDefault();
			letGo(rowUnder());
		}

		function cancel(): void {
			letGo(null);
		}

		/** A long press also asks for the menu of the browser. */
		function refuseMenu(event: Event): void {
			if (held || waiting !== undefined) event.preventDefault();
		}

		list.addEventListener('touchstart', begin, { passive: true });
		list.addEventListener('touchmove', follow, { passive: false });
		list.addEventListener('touchend', end, { passive: false });
		list.addEventListener('touchcancel', cancel);
		list.addEventListener('contextmenu', refuseMenu);
		return () => {
			cancel();
			list.removeEventListener('touchstart', begin);
			list.removeEventListener('touchmove', follow);
			list.removeEventListener('touchend', end);
			list.removeEventListener('touchcancel', cancel);
			list.removeEventListener('contextmenu', refuseMenu);
		};
	};
}
