import type { Counting, DeclaredTieRule } from '../../domain/ranking/countingForm';
import { defineMessages } from '../defineMessages';
import { agree, formatDay, formatShare, type Locale } from '../locale';

/** What people do on a ballot and how it becomes an order, wherever that is said: editor, ballot, result and paper. */
export const countingMessages = defineMessages({
	es: {
		tasks: {
			rank: { name: 'Ordenar', what: 'Cada quien pone los problemas en orden, del primero al último.' },
			criteria: {
				name: 'Calificar por criterios',
				what: 'Cada quien da de 1 a 5 a cada problema, criterio por criterio.',
			},
			pairs: { name: 'Comparar de dos en dos', what: 'Cada quien dice cuál de dos problemas urge más.' },
			approve: { name: 'Elegir los que apoya', what: 'Cada quien marca los problemas que sí apoya.' },
			points: { name: 'Repartir puntos', what: 'Cada quien reparte unos puntos entre los problemas.' },
		},
		methods: {
			'ranked-pairs': {
				name: 'Pares ordenados',
				rewards:
					'Premia a lo que gana, uno a uno, a los demás. Va de la victoria más clara a la menos clara.',
				weakness: 'Su punto débil: cuando hay un círculo de victorias, cuesta más explicarlo.',
			},
			schulze: {
				name: 'Schulze',
				rewards: 'Premia a lo que gana uno a uno. También cuentan las victorias en cadena.',
				weakness: 'Su punto débil: las cadenas son más difíciles de seguir a mano.',
			},
			copeland: {
				name: 'Copeland',
				rewards: 'Premia a lo que gana más veces uno a uno. Un empate vale medio punto.',
				weakness: 'Su punto débil: no ve por cuánto se gana, así que hay muchos empates.',
			},
			borda: {
				name: 'Borda',
				rewards: 'Premia a lo que queda arriba en muchas boletas, aunque no sea lo primero de nadie.',
				weakness: 'Su punto débil: con problemas muy parecidos en la lista, el orden puede cambiar.',
			},
			approval: {
				name: 'Apoyos',
				rewards: 'Premia a lo que apoya más gente. Va primero lo que se marca en más boletas.',
				weakness: 'Su punto débil: no dice qué prefiere cada quien entre lo que apoya.',
			},
			'cumulative-points': {
				name: 'Puntos repartidos',
				rewards: 'Premia a lo que junta más puntos. También se ve cuánta gente los dio.',
				weakness: 'Su punto débil: pocas personas pueden cargar todos sus puntos en uno.',
			},
			'weighted-sum': {
				name: 'Suma con pesos',
				rewards: 'Premia a lo que sale alto en los criterios que más pesan.',
				weakness: 'Su punto débil: si cambian los pesos, puede cambiar el orden.',
			},
			'win-share': {
				name: 'Parte de victorias',
				rewards: 'Premia a lo que gana la mayor parte de las veces que se compara.',
				weakness: 'Su punto débil: no cuenta contra quién se gana.',
			},
		},
		unranked: {
			last: {
				name: 'Queda al final',
				why: 'Lo que alguien no ordena queda al final de su boleta, empatado.',
			},
			'no-opinion': {
				name: 'No se compara',
				why: 'De lo que alguien no ordena no se dice nada: ni bueno ni malo.',
			},
		},
		tieRules: {
			'leave-tied': {
				name: 'Se dejan como empate',
				why: 'Romper un empate por azar o por la lista daría un lugar que nadie votó. Se publica como empate.',
			},
			draw: {
				name: 'Los decide un sorteo público',
				why: 'Se anuncia ahora cuál, y es después del cierre. Dos personas escriben lo que salió.',
			},
		},
		drawn: (source: string, day: string) =>
			`Los empates los decide este sorteo público: ${source}, el ${day}.`,
		most: (count: number) => `Cada quien puede ordenar hasta ${count.toString()}.`,
		mostApproved: (count: number) => `Cada quien puede apoyar hasta ${count.toString()}.`,
		points: (count: number) =>
			`Cada quien tiene ${count.toString()} ${agree(count, 'punto', 'puntos')} para repartir.`,
		mostPerAlternative: (count: number) => `A un mismo problema le puede dar hasta ${count.toString()}.`,
		criterion: (name: string, share: string, question: string) => `${name} (pesa ${share}): ${question}`,
	},
	en: {
		tasks: {
			rank: { name: 'Rank', what: 'Everybody puts the problems in order, from first to last.' },
			criteria: {
				name: 'Score by criteria',
				what: 'Everybody gives each problem 1 to 5, criterion by criterion.',
			},
			pairs: { name: 'Compare two at a time', what: 'Everybody says which of two problems is more urgent.' },
			approve: { name: 'Choose what they support', what: 'Everybody marks the problems they support.' },
			points: { name: 'Share out points', what: 'Everybody shares out some points among the problems.' },
		},
		methods: {
			'ranked-pairs': {
				name: 'Ranked pairs',
				rewards: 'Rewards what beats the others one by one, from the clearest win to the narrowest.',
				weakness: 'Its weak point: when wins form a circle, it takes longer to explain.',
			},
			schulze: {
				name: 'Schulze',
				rewards: 'Rewards what wins one by one. Chains of wins count too.',
				weakness: 'Its weak point: chains are harder to follow by hand.',
			},
			copeland: {
				name: 'Copeland',
				rewards: 'Rewards what wins most often one by one. A tie is worth half a point.',
				weakness: 'Its weak point: it does not see by how much, so there are many ties.',
			},
			borda: {
				name: 'Borda',
				rewards: 'Rewards what is near the top of many ballots, even when it is nobody’s first.',
				weakness: 'Its weak point: very similar problems on the list can change the order.',
			},
			approval: {
				name: 'Approvals',
				rewards: 'Rewards what most people support. First goes what is marked on most ballots.',
				weakness: 'Its weak point: it does not say what people prefer among what they support.',
			},
			'cumulative-points': {
				name: 'Shared points',
				rewards: 'Rewards what gathers most points. How many people gave them is shown too.',
				weakness: 'Its weak point: few people can pile all their points on one.',
			},
			'weighted-sum': {
				name: 'Weighted sum',
				rewards: 'Rewards what scores high on the criteria that weigh most.',
				weakness: 'Its weak point: other weights can give another order.',
			},
			'win-share': {
				name: 'Share of wins',
				rewards: 'Rewards what wins most of the times it is compared.',
				weakness: 'Its weak point: it does not count whom it wins against.',
			},
		},
		unranked: {
			last: { name: 'It goes last', why: 'What somebody does not rank goes last on their ballot, tied.' },
			'no-opinion': {
				name: 'It is not compared',
				why: 'Of what somebody does not rank nothing is said: neither good nor bad.',
			},
		},
		tieRules: {
			'leave-tied': {
				name: 'Left as ties',
				why: 'To break a tie by chance or by the list would give a place that nobody voted. It is published as a tie.',
			},
			draw: {
				name: 'A public draw decides them',
				why: 'It is announced now, and held after the close. Two people enter what came out.',
			},
		},
		drawn: (source, day) => `Ties are decided by this public draw: ${source}, on ${day}.`,
		most: (count) => `Everybody can rank up to ${count.toString()}.`,
		mostApproved: (count) => `Everybody can support up to ${count.toString()}.`,
		points: (count) => `Everybody has ${count.toString()} ${agree(count, 'point', 'points')} to share out.`,
		mostPerAlternative: (count) => `One problem can get up to ${count.toString()} of them.`,
		criterion: (name, share, question) => `${name} (weighs ${share}): ${question}`,
	},
});

/** What a ballot asks and how it is counted, a sentence each, without the name of the method. */
export function describeCounting(locale: Locale, counting: Counting): string[] {
	const m = countingMessages[locale];
	const { rewards } = m.methods[counting.method];
	const what = m.tasks[counting.task].what;
	switch (counting.task) {
		case 'rank':
			return [
				what,
				rewards,
				m.unranked[counting.unranked].why,
				...(counting.mostRanked === null ? [] : [m.most(counting.mostRanked)]),
			];
		case 'approve':
			return [
				what,
				rewards,
				...(counting.mostApproved === null ? [] : [m.mostApproved(counting.mostApproved)]),
			];
		case 'points':
			return [
				what,
				rewards,
				m.points(counting.points),
				...(counting.mostPerAlternative === null ? [] : [m.mostPerAlternative(counting.mostPerAlternative)]),
			];
		case 'criteria':
			return [what, rewards, ...listCriteria(locale, counting.criteria)];
		case 'pairs':
			return [what, rewards];
	}
}

function listCriteria(
	locale: Locale,
	criteria: Extract<Counting, { task: 'criteria' }>['criteria'],
): string[] {
	const weigh = ({ num, den }: { num: number; den: number }): number => num / den;
	const total = criteria.reduce((sum, { weight }) => sum + weigh(weight), 0);
	return criteria.map(({ name, question, weight }) =>
		countingMessages[locale].criterion(name, formatShare(locale, weigh(weight) / total), question),
	);
}

/** What happens to ties, in one sentence. */
export function describeTieRule(locale: Locale, rule: DeclaredTieRule): string {
	const m = countingMessages[locale];
	return rule.rule === 'draw'
		? m.drawn(rule.source, formatDay(locale, rule.heldOn))
		: m.tieRules[rule.rule].why;
}
