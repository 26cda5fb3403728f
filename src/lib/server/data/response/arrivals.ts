import { z } from 'zod';
import type { HourCount } from '$lib/domain/response/signals/findBursts';
import { readVerb } from '../../backend/call';
import type { Backend } from '../../backend/clients';

const hourShape = z.object({ channel: z.string(), hour: z.string(), answers: z.number().nullable() });

/** How many answers came each hour by each channel of a closed consultation, never which. For its staff. */
export function readHourlyArrivals(backend: Backend, consultationId: string): Promise<HourCount[]> {
	return readVerb(backend, 'hourly_arrivals', { p_consultation: consultationId }, hourShape.array());
}
