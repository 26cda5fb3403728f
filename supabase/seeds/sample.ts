import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerBackend } from '../../src/lib/server/backend/clients';
import { adoptKey } from '../../src/lib/server/data/log/adoptKey';
import { readLogKey } from '../../src/lib/server/data/log/logKey';
import { makePassword } from './sample/accounts';
import { buildBank } from './sample/bank';
import { buildConsultation } from './sample/consultations';
import { fileDocuments } from './sample/documents';
import { buildExercise } from './sample/exercise';
import { buildLists } from './sample/lists';
import { fillSheets } from './sample/paper';
import { readLargestMunicipalities } from './sample/territories';
import { assessBank } from './sample/viability';

// Loads the sample exercise through the verbs of the product, into an empty installation.
// Content and counts are the same every time; identities, salts and the password are new.

const dayMs = 24 * 60 * 60 * 1000;
const now = new Date();
const inDays = (days: number) => new Date(now.getTime() + days * dayMs).toISOString();

// The first entry of the log names the key that signs it.
const key = await readLogKey(process.env, () => Promise.resolve(true));
if (key !== null) await adoptKey(workerBackend(), key);

const password = makePassword();
const exercise = await buildExercise(password);
console.log('  · ejercicio, núcleos, asientos e invitaciones');
const places = await readLargestMunicipalities('20', 30);

const closed = await buildConsultation(
	exercise,
	{
		slug: 'que-urge-en-oaxaca',
		title: '¿Qué urge resolver en Oaxaca?',
		whoMayAnswer: 'Cualquier persona que vive, estudia o trabaja en Oaxaca.',
		useOfResults: 'Con las respuestas se arma la lista de problemas que cada núcleo ordena después.',
		template: 'ventanilla',
		// A day of listening: it opens and closes today, before anybody looks.
		opensAt: inDays(0),
		closesAt: new Date(now.getTime() + 10 * 60_000).toISOString(),
		channels: ['web', 'kiosk', 'public_space', 'interviewer'],
		answers: { web: 150, kiosk: 120, public_space: 80, interviewer: 50 },
		closes: true,
		seed: 2026,
	},
	places,
);
console.log('  · una consulta cerrada con 400 respuestas por cuatro medios');
const alternatives = await buildBank(exercise, closed.id, places);
await assessBank(exercise);
await fileDocuments(exercise, closed.id);
console.log('  · 30 problemas con sus fuentes y materiales, y qué tan realizables son algunos');

await buildLists(exercise, alternatives, now);
const open = await buildConsultation(
	exercise,
	{
		slug: 'tu-colonia-2026',
		title: '¿Qué mejorarías en tu colonia?',
		whoMayAnswer: 'Cualquier persona que vive, estudia o trabaja en Oaxaca.',
		useOfResults: 'Las respuestas dicen por dónde empezar. Se publican al cerrar la consulta.',
		template: 'convocatoria',
		opensAt: inDays(0),
		closesAt: inDays(45),
		channels: ['web', 'kiosk', 'public_space', 'interviewer', 'paper'],
		answers: { web: 24, public_space: 9 },
		closes: false,
		seed: 45,
	},
	places,
);
await fillSheets(exercise, open, places, password);
console.log('  · otra consulta, abierta, también en papel');

const folder = process.env.PRIORIZA_DATA ?? '.data';
writeFileSync(
	join(folder, 'sample-accounts.json'),
	JSON.stringify(
		exercise.accounts.map(({ role, account }) => ({
			role,
			email: account.email,
			password: account.password,
		})),
		null,
		'\t',
	),
	{ mode: 0o600 },
);
