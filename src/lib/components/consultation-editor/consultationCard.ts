import { channels, type Channel } from '$lib/domain/consultation/consultationForm';

/** What of a consultation fits on a line. */
export interface ConsultationCard {
	id: string;
	href: string;
	title: string;
	/** `due`: its date has passed and nobody has closed it. */
	phase: 'draft' | 'announced' | 'open' | 'due' | 'closed';
	opensAt: string;
	closesAt: string;
	timeZone: string;
	/** Answers received; null before anybody may answer. */
	total: number | null;
	channels: { channel: Channel; count: number }[];
}

interface Described {
	id: string;
	exerciseSlug: string;
	slug: string;
	title: string;
	state: 'draft' | 'published' | 'closed';
	phase: 'draft' | 'announced' | 'open' | 'closed';
	opensAt: string;
	closesAt: string;
	timeZone: string;
	channels: readonly string[];
}

/** The phase as staff see it: what has passed its date and is not closed waits for them. */
export function phaseForStaff({
	state,
	phase,
}: Pick<Described, 'state' | 'phase'>): ConsultationCard['phase'] {
	return state === 'published' && phase === 'closed' ? 'due' : phase;
}

/** Channels offered with what came in through each, zero included, in one order everywhere. */
export function countByChannel(
	offered: readonly string[],
	counts: Readonly<Record<string, number>>,
): ConsultationCard['channels'] {
	return channels
		.filter((channel) => offered.includes(channel))
		.map((channel) => ({ channel, count: counts[channel] ?? 0 }));
}

export function toCard(
	consultation: Described,
	counts: { total: number; channels: Readonly<Record<string, number>> } | null,
): ConsultationCard {
	const { id, title, opensAt, closesAt, timeZone } = consultation;
	return {
		id,
		title,
		opensAt,
		closesAt,
		timeZone,
		href: `/stl/${consultation.exerciseSlug}/consultas/${consultation.slug}`,
		phase: phaseForStaff(consultation),
		total: counts?.total ?? null,
		channels: counts ? countByChannel(consultation.channels, counts.channels) : [],
	};
}
