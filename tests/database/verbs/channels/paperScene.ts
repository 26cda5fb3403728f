import { z } from 'zod';
import { freezeAnswer, publishConsultation, type PublishedConsultation } from '../../scene/consultation';
import { accountsIn, issuedShape, openAccount, type Member } from '../../scene/exercise';
import { anybody, call as ask, type Parameters } from '../../scene/stage';
import { useVerbs, type VerbScene } from '../useVerbs';

const never = 'A sheet has its own identity and salt, and comes by no station and no code.';

/** Refusals of answers that none from a sheet can meet. */
export const neverMet = (verb: string) =>
	Object.fromEntries(
		['PZ204', 'PZ205', 'PZ206', 'PZ207', 'PZ209', 'PZ230'].map((code) => [`${verb}: ${code}`, never]),
	);

interface PaperDesk {
	readonly open: PublishedConsultation;
	readonly webOnly: PublishedConsultation;
	/** Three people of the staff beside the first one. */
	readonly one: Member;
	readonly two: Member;
	readonly three: Member;
}

async function buildDesk({ client, exercise, administrator }: VerbScene<undefined>): Promise<PaperDesk> {
	const makeAccount = accountsIn(client);
	const joinStaff = async (name: string): Promise<Member> => {
		const account = await openAccount(makeAccount, 'captura');
		const { person, code } = issuedShape.parse(
			await ask(client, administrator, 'invite_to_role', {
				p_exercise: exercise.id,
				p_role: 'stl_staff',
				p_name: `${name} Prueba`,
				p_email: account.email,
			}),
		);
		await ask(client, account, 'accept_invitation', { p_code: code });
		return { ...account, person };
	};
	return {
		open: await publishConsultation(client, exercise, `${exercise.slug}-papel`, {
			p_channels: ['web', 'public_space', 'paper'],
		}),
		webOnly: await publishConsultation(client, exercise, `${exercise.slug}-web`, { p_channels: ['web'] }),
		one: await joinStaff('Uma'),
		two: await joinStaff('Dora'),
		three: await joinStaff('Tirso'),
	};
}

const sheetShape = z.object({
	id: z.uuid(),
	number: z.number(),
	folio: z.string(),
	state: z.string(),
	mine: z.boolean(),
});
const madeShape = z.object({ batch: z.uuid(), first: z.number(), last: z.number() });

export const water = { tema: 'agua', detalle: 'En la esquina' };
export const light = { tema: 'luz', detalle: 'En la esquina' };

/** A desk that takes answers on paper, and what is done there all the time. */
export function usePaper(verbNames: readonly string[], unmet: Readonly<Record<string, string>> = {}) {
	const verbs = useVerbs(verbNames, buildDesk, unmet);
	const { scene, call } = verbs;
	const outsiders = () => {
		const { administrator, exercise, stranger } = scene();
		return [anybody, administrator, exercise.guarantor, exercise.titular, exercise.former, stranger];
	};
	const wanted = (changes: Parameters = {}): Parameters => ({
		p_consultation: scene().more.open.id,
		p_count: 3,
		p_label: 'Mercado de prueba',
		p_language: 'es',
		...changes,
	});

	async function makeSheets(changes: Parameters = {}) {
		const made = madeShape.parse(await call(scene().exercise.staff, 'make_sheets', wanted(changes)));
		const sheets = sheetShape
			.array()
			.parse(await call(scene().exercise.staff, 'paper_sheets', { p_paper_batch: made.batch }));
		return { ...made, sheets, ids: sheets.map(({ id }) => id) };
	}
	const contentOf = (answers: Record<string, unknown>) => freezeAnswer(scene().more.open, answers).content;
	const entering = (
		p_sheet: string | undefined,
		answers: Record<string, unknown>,
		changes: Parameters = {},
	) => ({
		p_sheet,
		p_content: contentOf(answers),
		...changes,
	});

	return { ...verbs, outsiders, wanted, makeSheets, contentOf, entering };
}
