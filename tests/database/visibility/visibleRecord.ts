import type { VisibleRows } from './visible';

/** Rows of a table that belong to an exercise, each with who may see it. */
export const rowsOfExercise = (table: string, audience: string, key = 'id::text', owner = 'null::uuid') =>
	`select ${key} as key, exercise_id as exercise, ${audience} as audience, ${owner} as owner from ${table} r`;

/** The record and what signs it. */
export const visibleRecord: readonly VisibleRows[] = [
	{
		meaning: 'The record is public: the keys that sign it.',
		relations: ['app.log_keys', 'api.log_keys'],
		key: 'public_key',
		rows: `select public_key as key, null::uuid as exercise, 'anyone' as audience, null::uuid as owner from app.log_keys`,
		isOfEverybody: true,
	},
	{
		meaning: 'The record is public: what was signed.',
		relations: ['app.checkpoints', 'api.checkpoints'],
		key: `exercise_id || ' ' || size`,
		rows: rowsOfExercise('app.checkpoints', `'anyone'`, `exercise_id || ' ' || size`),
	},
	{
		meaning: 'The record is public: who signed it as a witness.',
		relations: ['app.cosignatures', 'api.cosignatures'],
		key: `exercise_id || ' ' || size || ' ' || key`,
		rows: rowsOfExercise('app.cosignatures', `'anyone'`, `exercise_id || ' ' || size || ' ' || key`),
	},
	{
		meaning: 'The record is public: what is not signed, and why.',
		relations: ['app.log_halts', 'api.log_halts'],
		key: 'exercise_id::text',
		rows: rowsOfExercise('app.log_halts', `'anyone'`, 'exercise_id::text'),
	},
	{
		meaning: 'Entries are public once they have a place; those that wait would tell when somebody answered.',
		relations: ['app.log_entries'],
		key: 'id::text',
		rows: rowsOfExercise('app.log_entries', `case when position is null then 'nobody' else 'anyone' end`),
	},
	{
		meaning: 'Entries are public once they have a place; the view knows no others.',
		relations: ['api.log_entries'],
		key: `exercise_id || ' ' || position`,
		rows: `${rowsOfExercise('app.log_entries', `'anyone'`, `exercise_id || ' ' || position`)} where position is not null`,
	},
];
