import type { NoAnswer } from '../../instrument';
import { INSTRUMENT_LIMITS } from '../../instrumentSchema';
import type { Question } from '../../instrument';
import { ownColumns } from '../workbook';
import { readConstraint, type Bounds } from './readConstraint';
import type { FormReading, ReadList, ReadQuestion } from './formReading';
import { readSettings } from './nameThings';
import type { FormRow } from './readSheet';

type Asked = Pick<Question, 'id' | 'text' | 'help' | 'required' | 'noAnswer'>;

/** Lengths of answers where the form names none. */
const DEFAULT_LENGTH = { short: 300, long: 1_000 } as const;

const yes: readonly string[] = ['yes', 'true', 'true()', '1', 'sí', 'si'];
const no: readonly string[] = ['', 'no', 'false', 'false()', '0'];

/** Reads the question of a row, or says why it is left out and answers null. */
export function readAsked(row: FormRow, id: string, reading: FormReading): ReadQuestion | null {
	const settings = readSettings(row.get(ownColumns.settings));
	const asked: Asked = {
		id,
		text: reading.readText(row.text('label') ?? { es: '' }, row.row),
		help: readHint(row, reading),
		required: readRequired(row, reading),
		noAnswer: readNoAnswer(settings),
	};
	const [type = '', list = '', ...more] = row
		.get('type')
		.replace(/^select (one|multiple)/i, 'select_$1')
		.split(/\s+/);
	const decimals =
		type === 'integer' || type === 'int' ? 0 : Number(settings.get('decimals') ?? INSTRUMENT_LIMITS.decimals);
	const text = row.get('constraint');
	const bounds = readConstraint(text, decimals);
	/** The question, once what its type has no setting for has been said. */
	const done = (question: Question, used: readonly (keyof Bounds)[] = [], read?: ReadList): ReadQuestion => {
		if (bounds === null || listUsed(bounds).some((name) => !used.includes(name)))
			reading.report('changed', row.row, 'constraint', text);
		const rest = bounds?.rest ?? [];
		return read ? { question, ids: read.ids, rest } : { question, rest };
	};

	switch (type.toLowerCase()) {
		case 'select_one':
		case 'select_multiple':
		case 'rank': {
			const read = reading.readList(list);
			if (read === null) {
				reading.report('left_out', row.row, 'list_missing', list);
				return null;
			}
			const { options } = read;
			const allowOther = more.includes('or_other');
			if (type.toLowerCase() === 'select_one')
				return done({ ...asked, type: 'single', options, allowOther }, [], read);
			if (type.toLowerCase() === 'rank') {
				const max = Number(settings.get('max') ?? options.length);
				return done(
					{ ...asked, type: 'ranking', options, max, ties: settings.get('ties') === 'yes' },
					[],
					read,
				);
			}
			const max = bounds?.most ?? options.length + Number(allowOther);
			return done({ ...asked, type: 'multiple', options, max, allowOther }, ['most'], read);
		}
		case 'text':
		case 'string': {
			if (row.get(ownColumns.type) === 'municipality')
				return done({ ...asked, type: 'municipality', locality: settings.get('locality') === 'yes' });
			const isMultiline = row.get('appearance').split(/\s+/).includes('multiline');
			const longest = bounds?.longest ?? DEFAULT_LENGTH[isMultiline ? 'long' : 'short'];
			const isLong = isMultiline || longest > INSTRUMENT_LIMITS.shortAnswer;
			return done({ ...asked, type: isLong ? 'long' : 'short', maxLength: longest }, ['longest']);
		}
		case 'integer':
		case 'int':
		case 'decimal': {
			const { min, max } = bounds?.numbers ?? { min: null, max: null };
			const unit = settings.get('unit') === 'yes' ? reading.readUnit(id) : null;
			return done({ ...asked, type: 'number', decimals, min, max, unit }, ['numbers']);
		}
		case 'date': {
			const { min, max } = bounds?.days ?? { min: null, max: null };
			return done({ ...asked, type: 'date', earliest: min, latest: max }, ['days']);
		}
		case 'range':
			return done(readRange(row, asked, reading));
		case 'acknowledge':
		case 'trigger':
			return done({ ...asked, type: 'consent' });
		case 'geopoint':
			return done({ ...asked, type: 'point' });
		case 'geoshape':
			return done({ ...asked, type: 'area' });
		case 'image':
		case 'photo':
		case 'audio':
			// Not everybody has a camera: nobody has to give one.
			if (asked.required) reading.report('changed', row.row, 'required', row.get('required'));
			return done({ ...asked, required: false, type: type.toLowerCase() === 'audio' ? 'audio' : 'photo' });
		default:
			reading.report('left_out', row.row, 'type_outside', row.get('type'));
			return null;
	}
}

export function readHint(row: FormRow, reading: FormReading): Question['help'] {
	const hint = row.text('hint');
	return hint && reading.readText(hint, row.row);
}

export function readNoAnswer(settings: ReadonlyMap<string, string>): NoAnswer[] {
	const offered = settings.get('no_answer')?.split(',') ?? [];
	return (['unknown', 'refused'] as const).filter((one) => offered.includes(one));
}

/** Whether an answer is required; an expression that decides it is outside the subset. */
export function readRequired(row: FormRow, reading: FormReading): boolean {
	const said = row.get('required').toLowerCase();
	if (!yes.includes(said) && !no.includes(said)) reading.report('changed', row.row, 'required', said);
	return yes.includes(said);
}

function listUsed({ numbers, days, longest, most }: Bounds): (keyof Bounds)[] {
	return [
		...(numbers.min === null && numbers.max === null ? [] : (['numbers'] as const)),
		...(days.min === null && days.max === null ? [] : (['days'] as const)),
		...(longest === null ? [] : (['longest'] as const)),
		...(most === null ? [] : (['most'] as const)),
	];
}

/** Steps of a scale; a range of anything else is a number between its ends. */
function readRange(row: FormRow, asked: Asked, reading: FormReading): Question {
	const parameters = readSettings(row.get('parameters'));
	const [start, end, step] = (['start', 'end', 'step'] as const).map((name) => Number(parameters.get(name)));
	const points = (end ?? NaN) - (start ?? NaN) + 1;
	const { min, max } = INSTRUMENT_LIMITS.scalePoints;
	if (
		(start === 0 || start === 1) &&
		step === 1 &&
		Number.isInteger(points) &&
		points >= min &&
		points <= max
	) {
		const labels = reading.choices.filter(
			(choice) => choice.get('list_name') === parameters.get('tick_labelset'),
		);
		const wordsAt = (at: number) =>
			labels.find((choice) => choice.get('name') === String(at))?.text('label') ?? { es: String(at) };
		return { ...asked, type: 'scale', points, start, low: wordsAt(start), high: wordsAt(start + points - 1) };
	}
	reading.report('changed', row.row, 'range_as_number', row.get('parameters'));
	const bound = (value: number | undefined) => (Number.isInteger(value) ? (value ?? null) : null);
	return { ...asked, type: 'number', decimals: 0, min: bound(start), max: bound(end), unit: null };
}
