package dev.lundi.sending;

import java.util.List;

import dev.lundi.delivery.Claim;

/**
 * What a worker takes in hand at a time: deliveries of one domain group.
 *
 * @param group the domain group, empty for all domains that belong to none
 * @param turns when each may leave at the earliest, in System.nanoTime; empty when its
 * group has no limit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Load(String group, List<Claim.Item> items, long[] turns) {

	long turn(int index) {
		return (turns.length > 0) ? turns[index] : System.nanoTime();
	}

}
