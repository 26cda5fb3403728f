import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { codeAddress } from '$lib/components/consultation-editor/channel/channelAddress';
import {
	MOST_ADDRESSES,
	readAddressList,
	type AddressFault,
} from '$lib/domain/consultation/channels/addressList';
import { mailedCodesForm } from '$lib/domain/consultation/channels/channelForms';
import { parseForm } from '$lib/domain/form';
import { readTyped } from '$lib/domain/readTyped';
import type { ShownError } from '$lib/messages/access/formErrors';
import { refusedForm, refusedWith } from '$lib/messages/access/refuseForm';
import type { Locale } from '$lib/messages/locale';
import { mailedCodeMessages } from '$lib/messages/workspace/channels/mailedCodes';
import type { Backend } from '$lib/server/backend/clients';
import { issueCodesToSend, voidUnsentCodes } from '$lib/server/data/channels/codes';
import type { Consultation } from '$lib/server/data/consultations';
import { readPublicSurvey } from '$lib/server/data/openSurveys';
import { readMailSettings } from '$lib/server/mail/readMailSettings';
import { isMailServerThere, sendLetters } from '$lib/server/mail/sendLetters';
import { openConsultation, refuse } from '../../../../desk.server';
import { writeCodeLetter, type CodeLetterFacts } from './writeCodeLetter.server';
import type { Actions, PageServerLoad } from './$types';

/** A list of a hundred wrong lines helps nobody. */
const mostFaultsShown = 12;

function isTaking({ phase }: Consultation): boolean {
	return phase === 'announced' || phase === 'open';
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const consultation = await openConsultation(locals.backend, params);
	return {
		list: `/stl/${params.ejercicio}/consultas/${params.consulta}/codigos`,
		title: consultation.title,
		isOffered: consultation.channels.includes('code'),
		isTaking: isTaking(consultation),
		isSetUp: readMailSettings() !== null,
		// The same form sent twice sends once.
		id: randomUUID(),
	};
};

function showFaults(locale: Locale, { addresses, faults }: ReturnType<typeof readAddressList>): ShownError[] {
	const m = mailedCodeMessages[locale];
	const describe = (fault: AddressFault) =>
		fault.kind === 'form'
			? m.formFault(fault.line, fault.text)
			: m.repeatedFault(fault.line, fault.text, fault.first);
	const messages = faults.slice(0, mostFaultsShown).map(describe);
	if (faults.length > mostFaultsShown) messages.push(m.moreFaults(faults.length - mostFaultsShown));
	if (addresses.length > MOST_ADDRESSES) messages.push(m.tooMany(addresses.length));
	return messages.map((message) => ({ field: 'addresses', message }));
}

async function gatherFacts(
	backend: Backend,
	consultation: Consultation,
	origin: string,
): Promise<CodeLetterFacts> {
	const survey = await readPublicSurvey(backend, consultation.slug, Date.now());
	const offered = survey?.instrument.languages ?? [];
	return {
		institution: consultation.institutionName,
		title: consultation.title,
		opensAt: consultation.opensAt,
		closesAt: consultation.closesAt,
		timeZone: consultation.timeZone,
		isOpen: consultation.phase === 'open',
		typeAt: `${origin}/consulta/${consultation.slug}/codigo`,
		languages: offered.includes('en') ? ['es', 'en'] : ['es'],
	};
}

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const read = parseForm(mailedCodesForm, form);
		const list = readAddressList(form.getAll('addresses').map(String).join('\n'));
		const faults = showFaults(locals.locale, list);
		if (!read.ok) {
			const refused = refusedForm(locals.locale, read.error);
			return fail(400, { ...refused, errors: [...refused.errors, ...faults] });
		}
		if (faults.length > 0) return fail(400, { errors: faults, typed: readTyped(form) });
		const consultation = await openConsultation(locals.backend, params);
		const m = mailedCodeMessages[locals.locale];
		const settings = readMailSettings();
		if (settings === null) return fail(503, refusedWith(m.notSetUp, readTyped(form)));
		if (!isTaking(consultation)) return fail(409, refusedWith(m.notOpen, readTyped(form)));
		// Before anything is made: a server that is not there must not cost two hundred codes.
		if (!(await isMailServerThere(settings))) return fail(503, refusedWith(m.unreachable, readTyped(form)));
		const facts = await gatherFacts(locals.backend, consultation, locals.site.origin);
		const { id, label } = read.value;
		const count = list.addresses.length;
		const issued = await issueCodesToSend(locals.backend, consultation.id, { id, label, count });
		if (!issued.ok) return refuse(locals.locale, issued.error, form);
		const { codes } = issued.value;
		const letters = list.addresses.map((to, at) => {
			const code = codes[at] ?? '';
			const link = codeAddress(locals.site.origin, consultation.slug, code);
			return { to, ...writeCodeLetter(facts, { code, link }) };
		});
		const outcomes = await sendLetters(settings, letters);
		const failed = list.addresses.flatMap((address, at) => {
			const reason = outcomes[at] ?? null;
			return reason === null ? [] : [{ address, reason, code: codes[at] ?? '' }];
		});
		const unsent = failed.map(({ code }) => code);
		const voided = unsent.length === 0 || (await voidUnsentCodes(locals.backend, id, unsent)).ok;
		return {
			errors: [],
			// What goes back into the form: the addresses that got nothing.
			typed: { label: [label], addresses: [failed.map(({ address }) => address).join('\n')] },
			sent: {
				count: count - failed.length,
				failed: failed.map(({ address, reason }) => ({ address, reason })),
				isVoided: voided,
			},
		};
	},
};
