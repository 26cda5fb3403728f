import type { ExclusionRule, StandingExclusion } from '../../domain/response/exclusion/exclusionRule';
import { agree, formatDay, formatNumber, type Locale } from '../locale';
import { defineMessages } from '../defineMessages';

/** What anybody reads of answers that are not counted: by which rule, why and how many. */
export const exclusionMessages = defineMessages({
	es: {
		title: 'Respuestas que no se cuentan',
		lead: (count: number, shown: string) =>
			agree(
				count,
				'1 respuesta llegó y no se cuenta. Cumple una regla. Lo decidieron dos personas.',
				`${shown} respuestas llegaron y no se cuentan. Cumplen una regla. Lo decidieron dos personas.`,
			),
		kept: 'Ninguna se borró. Abajo puedes ver los números también con ellas.',
		reason: 'Razón',
		rules: {
			identical: (least: string) =>
				`Respuestas iguales en todo: ${least} o más, por el mismo medio y el mismo día`,
			straight_line: (least: string) =>
				`Respuestas con lo mismo de arriba abajo. Filas por lo menos: ${least}`,
			channel_day: (channel: string, day: string) => `Todas las de ${channel} del ${day}`,
		},
		place: 'solo las de un lugar',
		station: 'solo las de un módulo',
		named: (name: string) => `solo las de ${name}`,
		facts: (count: number, shown: string, day: string) =>
			agree(count, `1 respuesta · ${day}`, `${shown} respuestas · ${day}`),
		with: 'Con las que no se cuentan',
		without: 'Se cuentan',
		onlyCounted: 'Aquí no se muestran las que no se cuentan. Son pocas y se sabría qué dijeron.',
		both: 'Ver también con las que no se cuentan',
		account: 'Todas las que llegaron',
		standings: {
			counted: 'Se cuentan',
			excluded: 'No se cuentan, por una regla',
			replaced: 'Corregidas por quien las envió',
			withdrawn: 'Retiradas por quien las envió',
			quarantined: 'En revisión o no admitidas',
		},
		accepted: 'Llegaron en total',
		waiting: (day: string) => `Los números se publican el ${day}.`,
		waitingLead: 'Antes, dos personas pueden dejar fuera respuestas repetidas, con una regla y una razón.',
	},
	en: {
		title: 'Answers that are not counted',
		lead: (count, shown) =>
			agree(
				count,
				'1 answer came and is not counted. It meets a rule. Two people decided it.',
				`${shown} answers came and are not counted. They meet a rule. Two people decided it.`,
			),
		kept: 'None was erased. Below you can see the numbers with them too.',
		reason: 'Reason',
		rules: {
			identical: (least) =>
				`Answers equal in everything: ${least} or more, by the same channel on the same day`,
			straight_line: (least) => `Answers with the same from top to bottom. Rows at least: ${least}`,
			channel_day: (channel, day) => `All of ${channel} on ${day}`,
		},
		place: 'only those of one place',
		station: 'only those of one desk',
		named: (name) => `only those of ${name}`,
		facts: (count, shown, day) => agree(count, `1 answer · ${day}`, `${shown} answers · ${day}`),
		with: 'With those not counted',
		without: 'Counted',
		onlyCounted: 'Those not counted are not shown here. They are few, and it would tell what they said.',
		both: 'See also with those not counted',
		account: 'All that came',
		standings: {
			counted: 'Counted',
			excluded: 'Not counted, by a rule',
			replaced: 'Corrected by who sent them',
			withdrawn: 'Withdrawn by who sent them',
			quarantined: 'In review or not admitted',
		},
		accepted: 'Came in all',
		waiting: (day) => `The numbers are published on ${day}.`,
		waitingLead: 'Before that, two people may leave out repeated answers, with a rule and a reason.',
	},
});

/** A rule in words. `nameChannel` gives the words of a channel; `where` the name of a place or desk, where it is known. */
export function describeRule(
	locale: Locale,
	rule: ExclusionRule,
	nameChannel: (channel: string) => string,
	where: string | null = null,
): string {
	const m = exclusionMessages[locale];
	if (rule.name !== 'channel_day') return m.rules[rule.name](formatNumber(locale, rule.least));
	const all = m.rules.channel_day(nameChannel(rule.channel), formatDay(locale, rule.day));
	if (rule.place === null && rule.station === null) return all;
	return `${all}, ${where === null ? (rule.place ? m.place : m.station) : m.named(where)}`;
}

/** How many answers an exclusion left out, and when. */
export function describeExclusion(
	locale: Locale,
	{ answers, date }: Pick<StandingExclusion, 'answers' | 'date'>,
): string {
	return exclusionMessages[locale].facts(answers, formatNumber(locale, answers), formatDay(locale, date));
}
