package dev.lundi.sending;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import dev.lundi.delivery.DeliveryProperties;
import dev.lundi.limits.DomainGroups;
import dev.lundi.limits.Gate;
import dev.lundi.mail.ComposedEmail;
import dev.lundi.relay.Relay;
import dev.lundi.relay.Relays;
import dev.lundi.relay.SendResult;

import org.springframework.stereotype.Component;

/**
 * Hands over mails that belong to no mailing, one at a time, by the same relays and
 * within the same limits.
 */
@Component
public class SingleSends {

	private final RelayShares shares;

	private final Relays relays;

	private final Turns turns;

	private final Lanes lanes;

	private final DomainGroups groups;

	private final SendControl control;

	private final DeliveryProperties properties;

	SingleSends(RelayShares shares, Relays relays, Turns turns, Lanes lanes, DomainGroups groups, SendControl control,
			DeliveryProperties properties) {
		this.shares = shares;
		this.relays = relays;
		this.turns = turns;
		this.lanes = lanes;
		this.groups = groups;
		this.control = control;
		this.properties = properties;
	}

	/**
	 * Hands over one mail, and never throws for it. Not to be called in a transaction.
	 * @return empty when the limits or the relays let no mail through now: nothing of it
	 * has left
	 */
	public Optional<SendResult> send(ComposedEmail email) {
		String group = groups.groupOf(email.to().domain());
		if (!lanes.mayTry(group)) {
			return Optional.empty();
		}
		control.workerBegins();
		try (Line line = new Line(shares, relays)) {
			Optional<SendResult> result = send(email, group, line);
			result.ifPresentOrElse((answer) -> lanes.answered(group, answer), () -> lanes.notTried(group));
			return result;
		}
		finally {
			control.workerEnds();
		}
	}

	private Optional<SendResult> send(ComposedEmail email, String group, Line line) {
		if (!line.tryToConnect() || !awaitTurn(line.relay(), group)) {
			return Optional.empty();
		}
		long start = System.nanoTime();
		SendResult result = line.open()
			.send(email, null, () -> System.nanoTime() - start < properties.markerBudget().toNanos());
		line.answered(result);
		return (result instanceof SendResult.NotTried) ? Optional.empty() : Optional.of(result);
	}

	/** A turn of the group is taken first, since what is taken is lost. */
	private boolean awaitTurn(Relay relay, String group) {
		Gate gate = lanes.gate(group);
		long[] own = gate.take(1, Duration.ofSeconds(1));
		OptionalLong turn = (own.length > 0) ? turns.take(relay) : OptionalLong.empty();
		return turn.isPresent() && control.awaitUntil(Turns.later(turn.getAsLong(), own[0]));
	}

}
