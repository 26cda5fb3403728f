import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { LocalBackend } from '../../scripts/launch/backend.mjs';
import type { Channel } from '../../src/lib/domain/consultation/consultationForm';
import type { Instrument } from '../../src/lib/domain/survey/instrument';
import {
	findTemplate,
	instrumentFromTemplate,
} from '../../src/lib/domain/survey/templates/instrumentFromTemplate';
import { canonicalText } from '../../src/lib/evidence';
import { readVerb } from '../../src/lib/server/backend/call';
import { type Backend, workerBackend } from '../../src/lib/server/backend/clients';
import { createConsultation, publishConsultation } from '../../src/lib/server/data/consultations';
import { createExercise } from '../../src/lib/server/data/exercises';
import { becomeFirstAdministrator, inviteToRole } from '../../src/lib/server/data/people';
import { SOFTWARE } from '../../src/lib/server/data/software';
import { saveSurveyDraft } from '../../src/lib/server/data/surveys';
import { joinWith, openAccount } from '../../supabase/seeds/sample/accounts';
import { need } from '../../supabase/seeds/sample/need';

/** A consultation that takes answers. */
export interface OpenConsultation {
	slug: string;
	exercise: string;
	survey: string;
	instrument: Instrument;
	instrumentHash: string;
	consultation: string;
	/** Who runs it. */
	staff: Backend;
}

const dayMs = 24 * 60 * 60 * 1000;

/** From an installation without anybody in it to a published consultation, by the verbs of the product. */
export async function openConsultation(
	backend: LocalBackend,
	channels: Channel[] = ['web', 'public_space', 'interviewer'],
): Promise<OpenConsultation> {
	Object.assign(process.env, {
		SUPABASE_URL: backend.url,
		SUPABASE_PUBLISHABLE_KEY: backend.publishableKey,
		SUPABASE_SECRET_KEY: backend.secretKey,
	});
	const password = randomBytes(12).toString('base64url');
	const link = await readVerb(
		workerBackend(),
		'issue_first_administrator_link',
		{},
		z.object({ token: z.string() }),
	);
	const administrator = await openAccount('administracion', password);
	need(await becomeFirstAdministrator(administrator.backend, link.token, 'Zoe Simulada'), 'administrator');
	const exercise = need(
		await createExercise(
			administrator.backend,
			{
				slug: 'carga-2026',
				name: 'Ejercicio de carga (datos ficticios)',
				stateId: '20',
				rulesetId: 'pa18',
				rulesetVersion: 1,
				timeZone: 'America/Mexico_City',
				institutionName: 'Órgano Garante de Muestra',
				isSample: true,
			},
			SOFTWARE,
		),
		'exercise',
	);
	const invitation = need(
		await inviteToRole(administrator.backend, exercise, 'stl_staff', {
			name: 'Vera Simulada',
			email: 'personal@muestra.example',
		}),
		'invitation',
	);
	const { backend: staff } = await joinWith(invitation, 'personal', password);

	const template = findTemplate('ventanilla');
	if (template === null) throw new Error('There is no template to make a consultation of.');
	const slug = 'que-urge';
	const { consultation, survey } = need(
		await createConsultation(staff, exercise, slug, template.key, {
			title: '¿Qué urge resolver?',
			whoMayAnswer: 'Cualquier persona.',
			useOfResults: 'Es una prueba.',
			opensAt: new Date(Date.now() - dayMs).toISOString(),
			closesAt: new Date(Date.now() + 30 * dayMs).toISOString(),
			channels,
		}),
		'consultation',
	);
	const instrument = instrumentFromTemplate(template, { survey, institution: 'Muestra', state: '20' });
	need(await saveSurveyDraft(staff, consultation, canonicalText(instrument), null), 'draft');
	const instrumentHash = need(await publishConsultation(staff, consultation), 'publication');
	return { slug, exercise, survey, instrument, instrumentHash, consultation, staff };
}
