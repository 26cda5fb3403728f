import { readFileSync } from 'node:fs';
import {
	addNucleus,
	addSeat,
	constituteStl,
	createExercise,
	editInstitution,
} from '../../../src/lib/server/data/exercises';
import { becomeFirstAdministrator, inviteToRole, inviteToSeat } from '../../../src/lib/server/data/people';
import { readVerb } from '../../../src/lib/server/backend/call';
import { workerBackend } from '../../../src/lib/server/backend/clients';
import { SOFTWARE } from '../../../src/lib/server/data/software';
import { z } from 'zod';
import { joinWith, openAccount, type SampleAccount } from './accounts';
import { need } from './need';
import { sampleAdministrator, sampleAlternates, sampleNuclei, sampleRoles } from './people';

const institution = 'Órgano Garante de Muestra, Oaxaca';

export interface SampleSeat {
	nucleusId: string;
	nucleusKey: string;
	titular: SampleAccount;
}

export interface SampleExercise {
	id: string;
	nuclei: { id: string; key: string; seats: number }[];
	seats: SampleSeat[];
	administrator: SampleAccount;
	staff: SampleAccount;
	accounts: { role: string; account: SampleAccount }[];
}

/** Step 0: the administrator, the exercise, its nuclei and seats, and everybody's invitations accepted. */
export async function buildExercise(password: string): Promise<SampleExercise> {
	const link = await readVerb(
		workerBackend(),
		'issue_first_administrator_link',
		{},
		z.object({ token: z.string() }),
	);
	const administrator = await openAccount(sampleAdministrator.key, password);
	need(
		await becomeFirstAdministrator(administrator.backend, link.token, sampleAdministrator.name),
		'first administrator',
	);
	const id = need(
		await createExercise(
			administrator.backend,
			{
				slug: 'oaxaca-2026',
				name: 'Ejercicio 2026, Oaxaca (datos ficticios)',
				stateId: '20',
				rulesetId: 'seis-pasos',
				rulesetVersion: 1,
				timeZone: 'America/Mexico_City',
				institutionName: institution,
				isSample: true,
			},
			SOFTWARE,
		),
		'exercise',
	);
	// A crest nobody has: a shield with three steps.
	const crest = readFileSync(new URL('crest.png', import.meta.url)).toString('base64');
	const signed = { name: institution, accent: null, crest: `data:image/png;base64,${crest}` };
	need(await editInstitution(administrator.backend, id, signed), 'institution');

	const nuclei: SampleExercise['nuclei'] = [];
	const seats: SampleSeat[] = [];
	const suplentes: SampleExercise['accounts'] = [];
	for (const { kind, name, key, seats: labels, people } of sampleNuclei) {
		const nucleusId = need(await addNucleus(administrator.backend, id, { kind, name, votes: true }), name);
		nuclei.push({ id: nucleusId, key, seats: labels.length });
		for (const [at, label] of labels.entries()) {
			const seat = need(await addSeat(administrator.backend, nucleusId, label), label);
			const titular = { name: people[at] ?? label, email: `${key}${String(at + 1)}@muestra.example` };
			const invitation = need(await inviteToSeat(administrator.backend, seat, 'titular', titular), label);
			seats.push({
				nucleusId,
				nucleusKey: key,
				titular: await joinWith(invitation, `${key}${String(at + 1)}`, password),
			});
			const alternate = sampleAlternates.find(({ nucleus, seat: held }) => nucleus === key && held === at);
			if (alternate) {
				const suplente = { name: alternate.name, email: `${key}-suplente@muestra.example` };
				const invited = need(
					await inviteToSeat(administrator.backend, seat, 'suplente', suplente),
					alternate.name,
				);
				if (alternate.joins) {
					const account = await joinWith(invited, `${key}-suplente`, password);
					suplentes.push({ role: `member:${key}:suplente`, account });
				}
			}
		}
	}

	const accounts = [{ role: 'administrator', account: administrator }];
	for (const { role, key, name } of sampleRoles) {
		const invitation = need(
			await inviteToRole(administrator.backend, id, role, { name, email: `${key}@muestra.example` }),
			name,
		);
		accounts.push({ role, account: await joinWith(invitation, key, password) });
	}
	need(await constituteStl(administrator.backend, id), 'constitution');
	for (const { key } of nuclei) {
		const member = seats.find(({ nucleusKey }) => nucleusKey === key);
		if (member) accounts.push({ role: `member:${key}`, account: member.titular });
	}
	accounts.push(...suplentes);
	const staff = accounts.find(({ role }) => role === 'stl_staff')?.account;
	if (!staff) throw new Error('the sample has no staff');
	return { id, nuclei, seats, administrator, staff, accounts };
}
