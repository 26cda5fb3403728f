import type { Capacity, NucleusKind } from './kinds';

type NucleusFacts = { readonly id: string; readonly name: string; readonly kind: NucleusKind };
type SeatFacts = { readonly id: string; readonly nucleusId: string; readonly number: number };
type TermFacts = {
	readonly seatId: string;
	readonly capacity: Capacity;
	readonly endsOn: string | null;
};

/** A seat with who holds it now; terms that ended, the latest first. */
export type SeatWithHolders<Seat, Term> = {
	readonly seat: Seat;
	readonly titular: Term | null;
	readonly suplente: Term | null;
	readonly past: readonly Term[];
};

/** A nucleus with its seats in the order of their numbers. */
export type NucleusWithSeats<Nucleus, Seat, Term> = {
	readonly nucleus: Nucleus;
	readonly seats: readonly SeatWithHolders<Seat, Term>[];
};

/** Puts each seat in its nucleus and each term in its seat. The order of the nuclei stays. */
export function arrangeSeats<N extends NucleusFacts, S extends SeatFacts, T extends TermFacts>(
	nuclei: readonly N[],
	seats: readonly S[],
	terms: readonly T[],
): NucleusWithSeats<N, S, T>[] {
	return nuclei.map((nucleus) => ({
		nucleus,
		seats: seats
			.filter((seat) => seat.nucleusId === nucleus.id)
			.sort((one, other) => one.number - other.number)
			.map((seat) => {
				const own = terms.filter((term) => term.seatId === seat.id);
				const holder = (capacity: Capacity) =>
					own.find((term) => term.endsOn === null && term.capacity === capacity) ?? null;
				return {
					seat,
					titular: holder('titular'),
					suplente: holder('suplente'),
					past: own
						.filter((term) => term.endsOn !== null)
						.sort((one, other) => ((other.endsOn ?? '') < (one.endsOn ?? '') ? -1 : 1)),
				};
			}),
	}));
}

/** Whether a nucleus sits at the STL: somebody holds one of its seats as titular. */
export function isRepresented(nucleus: NucleusWithSeats<unknown, unknown, unknown>): boolean {
	return nucleus.seats.some((seat) => seat.titular !== null);
}

/** The nuclei nobody represents, and the kinds that the rules require and nobody represents either. */
export function findMissing<N extends NucleusFacts>(
	arranged: readonly NucleusWithSeats<N, unknown, unknown>[],
	required: readonly NucleusKind[],
): { withoutTitular: N[]; kinds: NucleusKind[] } {
	const present = new Set(arranged.map(({ nucleus }) => nucleus.kind));
	return {
		withoutTitular: arranged.filter((one) => !isRepresented(one)).map(({ nucleus }) => nucleus),
		kinds: required.filter((kind) => !present.has(kind)),
	};
}
