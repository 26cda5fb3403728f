import { defineMessages } from '../defineMessages';
import { agree } from '../locale';

/** What each kind of ballot asks for, and what it answers while somebody fills it in. */
export const ballotTaskMessages = defineMessages({
	es: {
		rank: {
			hint: 'El número 1 es lo que más urge.',
			most: (limit: number) =>
				limit === 1 ? 'Elige solo uno.' : `Elige hasta ${limit.toString()} y dales su lugar.`,
			many: (count: number) =>
				`La lista tiene ${count.toString()} ${agree(count, 'problema', 'problemas')}. Da lugar primero a los que más urgen.`,
			theme: 'Ver por tema',
			allThemes: 'Todos los temas',
			themeOf: (theme: string, left: number) => `${theme} (${left.toString()})`,
			unranked: {
				last: 'Los que no ordenes quedan al final, empatados.',
				'no-opinion': 'De los que no ordenes no dices nada: ni suben ni bajan.',
			},
			rest: { last: 'Al final, empatados', 'no-opinion': 'De estos no opinaste' },
		},
		approve: {
			hint: 'Marca los que apoyas. Todos los que marques valen lo mismo.',
			most: (limit: number) => (limit === 1 ? 'Elige solo uno.' : `Elige hasta ${limit.toString()}.`),
			count: (chosen: number) =>
				chosen === 0 ? 'Todavía no eliges ninguno.' : `Llevas ${chosen.toString()}.`,
			countOf: (chosen: number, limit: number) =>
				chosen >= limit
					? `Ya elegiste ${chosen.toString()} de ${limit.toString()}.`
					: `Llevas ${chosen.toString()} de ${limit.toString()}.`,
			full: (limit: number) =>
				limit === 1
					? 'Ya elegiste uno. Quítalo para elegir otro.'
					: `Ya elegiste ${limit.toString()}. Quita uno para elegir otro.`,
			chosen: 'Los que apoyas',
			rest: 'Los que no marcaste',
		},
		points: {
			hint: (budget: number) =>
				`Tienes ${budget.toString()} ${agree(budget, 'punto', 'puntos')}. Da más a lo que más urge.`,
			cap: (cap: number) =>
				`A cada problema le caben hasta ${cap.toString()} ${agree(cap, 'punto', 'puntos')}.`,
			spare: 'No tienes que usarlos todos.',
			of: (title: string) => `Puntos para «${title}»`,
			add: (title: string) => `Un punto más a «${title}»`,
			take: (title: string) => `Un punto menos a «${title}»`,
			left: (left: number, budget: number) =>
				`${agree(left, 'punto', 'puntos')} por repartir, de ${budget.toString()}`,
			over: (over: number, budget: number) =>
				`${agree(over, 'punto', 'puntos')} de más. Tienes ${budget.toString()}: quita de algún problema.`,
			given: (title: string, points: number, left: number) =>
				`«${title}»: ${points.toString()} ${agree(points, 'punto', 'puntos')}. ${agree(left, 'Te queda', 'Te quedan')} ${left.toString()}.`,
			full: 'Ya no te quedan puntos. Quita uno de otro problema.',
			capped: (title: string, cap: number) =>
				`A «${title}» ya no le caben más: su tope es ${cap.toString()}.`,
			none: (title: string) => `«${title}» no tiene puntos.`,
			word: (points: number) => `${points.toString()} ${agree(points, 'punto', 'puntos')}`,
			rest: 'Sin puntos',
			unspent: (left: number) => `Dejas ${left.toString()} ${agree(left, 'punto', 'puntos')} sin usar.`,
		},
		criteria: {
			hint: (low: number, high: number) =>
				`Da a cada problema un número: del ${low.toString()}, que es muy poco, al ${high.toString()}, que es mucho.`,
			unsureHint: 'Si no lo sabes, marca «No sé»: no baja a nadie.',
			unsure: 'No sé',
			weight: (parts: string) => `Pesa ${parts} de cada 100.`,
			equal: 'Todos los criterios pesan lo mismo.',
			cell: (criterion: string, title: string) => `${criterion}: «${title}»`,
			criterion: 'Criterio',
			previous: 'Anterior',
			next: 'Siguiente',
			live: 'Así va tu orden',
			liveEmpty: 'Aquí verás tu orden en cuanto des el primer número.',
			order: 'Tu orden con estos números',
			orderNote: 'Es el promedio de tus números, según lo que pesa cada criterio.',
			placed: (title: string, place: number, total: number) =>
				`«${title}» ahora en lugar ${place.toString()} de ${total.toString()}.`,
			unplaced: (title: string) => `«${title}» no tiene lugar todavía.`,
			place: (place: number) => `Lugar ${place.toString()}`,
			average: (average: string) => `promedio ${average}`,
			missing: (count: number) =>
				`${agree(count, 'Falta', 'Faltan')} ${count.toString()} ${agree(count, 'número', 'números')}. Lo que dejes así cuenta como «No sé».`,
			table: 'Los números que diste',
			problem: 'Problema',
			without: 'Sin ningún número',
		},
		pairs: {
			ask: '¿Cuál urge más?',
			hint: 'Te mostramos dos problemas a la vez. Puedes parar cuando quieras.',
			choose: (title: string) => `Urge más «${title}»`,
			or: 'o',
			unsure: 'No sé',
			progress: (answered: number, remaining: number) =>
				`${agree(answered, 'contestada', 'contestadas')}, ${agree(remaining, 'queda', 'quedan')} ${remaining.toString()}`,
			next: (one: string, other: string) => `Ahora: ¿«${one}» o «${other}»?`,
			settled: 'Con lo que contestaste ya se ve tu orden. Puedes terminar aquí o seguir.',
			done: 'Ya comparaste todos. Revisa tu boleta.',
			undo: 'Deshacer la última',
			undone: (one: string, other: string) => `Se quitó tu respuesta. Otra vez: ¿«${one}» o «${other}»?`,
			answers: (count: number) => `Tus respuestas (${count.toString()})`,
			over: (winner: string, loser: string) => `«${winner}» urge más que «${loser}».`,
			unknown: (one: string, other: string) => `Entre «${one}» y «${other}» no sabes cuál urge más.`,
			remove: (one: string, other: string) => `Quitar la respuesta sobre «${one}» y «${other}»`,
			wins: (wins: number, of: number) =>
				`ganó ${wins.toString()} de ${of.toString()} ${agree(of, 'comparación', 'comparaciones')}`,
			tally: 'Cuántas veces elegiste cada uno',
		},
	},
	en: {
		rank: {
			hint: 'Number 1 is the most urgent.',
			most: (limit) =>
				limit === 1 ? 'Choose only one.' : `Choose up to ${limit.toString()} and give each its place.`,
			many: (count) =>
				`The list has ${count.toString()} ${agree(count, 'problem', 'problems')}. Place the most urgent ones first.`,
			theme: 'Look by theme',
			allThemes: 'All themes',
			themeOf: (theme, left) => `${theme} (${left.toString()})`,
			unranked: {
				last: 'Those you do not rank stay last, tied.',
				'no-opinion': 'About those you do not rank you say nothing: they neither rise nor fall.',
			},
			rest: { last: 'Last, tied', 'no-opinion': 'You gave no opinion about these' },
		},
		approve: {
			hint: 'Mark those you support. All you mark count the same.',
			most: (limit) => (limit === 1 ? 'Choose only one.' : `Choose up to ${limit.toString()}.`),
			count: (chosen) =>
				chosen === 0 ? 'You have chosen none yet.' : `You have chosen ${chosen.toString()}.`,
			countOf: (chosen, limit) => `You have chosen ${chosen.toString()} of ${limit.toString()}.`,
			full: (limit) =>
				limit === 1
					? 'You already chose one. Remove it to choose another.'
					: `You already chose ${limit.toString()}. Remove one to choose another.`,
			chosen: 'Those you support',
			rest: 'Those you did not mark',
		},
		points: {
			hint: (budget) =>
				`You have ${budget.toString()} ${agree(budget, 'point', 'points')}. Give more to what is more urgent.`,
			cap: (cap) => `Each problem takes up to ${cap.toString()} ${agree(cap, 'point', 'points')}.`,
			spare: 'You need not use them all.',
			of: (title) => `Points for “${title}”`,
			add: (title) => `One more point for “${title}”`,
			take: (title) => `One point less for “${title}”`,
			left: (left, budget) => `${agree(left, 'point', 'points')} to give, of ${budget.toString()}`,
			over: (over, budget) =>
				`${agree(over, 'point', 'points')} too many. You have ${budget.toString()}: take some from a problem.`,
			given: (title, points, left) =>
				`“${title}”: ${points.toString()} ${agree(points, 'point', 'points')}. You have ${left.toString()} left.`,
			full: 'You have no points left. Take one from another problem.',
			capped: (title, cap) => `“${title}” takes no more: its most is ${cap.toString()}.`,
			none: (title) => `“${title}” has no points.`,
			word: (points) => `${points.toString()} ${agree(points, 'point', 'points')}`,
			rest: 'Without points',
			unspent: (left) => `You leave ${left.toString()} ${agree(left, 'point', 'points')} unused.`,
		},
		criteria: {
			hint: (low, high) =>
				`Give each problem a number: from ${low.toString()}, very little, to ${high.toString()}, a lot.`,
			unsureHint: 'If you do not know, mark “I don’t know”: it lowers nobody.',
			unsure: 'I don’t know',
			weight: (parts) => `Counts ${parts} of every 100.`,
			equal: 'All criteria count the same.',
			cell: (criterion, title) => `${criterion}: “${title}”`,
			criterion: 'Criterion',
			previous: 'Previous',
			next: 'Next',
			live: 'Your order so far',
			liveEmpty: 'You will see your order here as soon as you give the first number.',
			order: 'Your order with these numbers',
			orderNote: 'It is the average of your numbers, by what each criterion counts.',
			placed: (title, place, total) =>
				`“${title}” is now in place ${place.toString()} of ${total.toString()}.`,
			unplaced: (title) => `“${title}” has no place yet.`,
			place: (place) => `Place ${place.toString()}`,
			average: (average) => `average ${average}`,
			missing: (count) =>
				`${count.toString()} ${agree(count, 'number is', 'numbers are')} missing. What you leave counts as “I don’t know”.`,
			table: 'The numbers you gave',
			problem: 'Problem',
			without: 'Without any number',
		},
		pairs: {
			ask: 'Which is more urgent?',
			hint: 'We show you two problems at a time. You can stop whenever you like.',
			choose: (title) => `“${title}” is more urgent`,
			or: 'or',
			unsure: 'I don’t know',
			progress: (_answered, remaining) => `answered, ${remaining.toString()} to go`,
			next: (one, other) => `Now: “${one}” or “${other}”?`,
			settled: 'Your answers already show your order. You can finish here or go on.',
			done: 'You have compared them all. Check your ballot.',
			undo: 'Undo the last one',
			undone: (one, other) => `Your answer was removed. Again: “${one}” or “${other}”?`,
			answers: (count) => `Your answers (${count.toString()})`,
			over: (winner, loser) => `“${winner}” is more urgent than “${loser}”.`,
			unknown: (one, other) => `Between “${one}” and “${other}” you do not know which is more urgent.`,
			remove: (one, other) => `Remove the answer about “${one}” and “${other}”`,
			wins: (wins, of) =>
				`won ${wins.toString()} of ${of.toString()} ${agree(of, 'comparison', 'comparisons')}`,
			tally: 'How often you chose each',
		},
	},
});
