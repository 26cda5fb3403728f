import type { Methodology } from '../../evidence';
import { verifyBundle } from '../verifyBundle';
import { listFound } from './judgeBad';
import { packOpened, type OpenedSample } from './openSample';
import { RecordBuilder, type CountedBallots } from './recordBuilder';
import { CAST, packRecord, PRIORITIZATION } from './sampleRecord';

const why = { reason: 'Faltó luz', date: '2026-03-11' };

/** A record as far as its first lines: 1 begins, 2 adopts the rules, 3 publishes the methodology. */
export function begin(methodology: Methodology): RecordBuilder {
	return new RecordBuilder().begin().publish(methodology);
}

/** Opens a ranking and closes it with what its seats cast. */
export function hold(
	builder: RecordBuilder,
	methodology: Methodology,
	[nucleus, ranking]: readonly [nucleus: string, ranking: string],
	cast = CAST[1] ?? [],
): CountedBallots {
	return builder.open(methodology, nucleus, ranking).vote(methodology, nucleus, ranking, cast);
}

export function annul(builder: RecordBuilder, ranking: string): RecordBuilder {
	builder.act('ranking.annulled', { ranking, ...why });
	return builder;
}

export function leaveOut(builder: RecordBuilder, nucleus: string): RecordBuilder {
	builder.act('nucleus.omitted', { prioritization: PRIORITIZATION, nucleus, ...why });
	return builder;
}

/** What some checks find in a record, a line each. */
export function findIn({ record }: Pick<RecordBuilder, 'record'>, ...numbers: number[]): string[] {
	return findBy(packRecord(record), numbers);
}

/** What some checks find in the guarantor's bundle of a record, a line each. */
export function findOpened(sample: OpenedSample, ...numbers: number[]): string[] {
	return findBy(packOpened(sample), numbers);
}

function findBy(bytes: Uint8Array, numbers: readonly number[]): string[] {
	return listFound(verifyBundle(bytes, { root: null })).filter((found) =>
		numbers.includes(Number(found.split(' ')[0])),
	);
}
