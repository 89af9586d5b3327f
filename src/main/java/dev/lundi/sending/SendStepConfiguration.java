package dev.lundi.sending;

import java.util.HashMap;
import java.util.Map;

import dev.lundi.delivery.Claims;
import dev.lundi.delivery.DeliveryProperties;
import dev.lundi.delivery.Fences;
import dev.lundi.delivery.Ledger;
import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.Mailings;
import dev.lundi.delivery.Sweeper;
import dev.lundi.issue.Issues;
import dev.lundi.letter.Letters;
import dev.lundi.relay.Relays;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The step that sends a mailing: one partition per connection to the relay. An item is a
 * whole claim, so that Batch's metadata is written once per claim and not once per mail.
 * There is no retry and no skip, and no database transaction is open while SMTP is
 * spoken: the ledger alone knows who was sent what.
 */
@Configuration(proxyBeanMethods = false)
class SendStepConfiguration {

	@Bean
	Step sendStep(JobRepository repository, @Qualifier("sendClaimsStep") Step sendClaims,
			DeliveryProperties properties) {
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("send-");
		return new StepBuilder("send", repository).partitioner("sendClaims", partitioner())
			.step(sendClaims)
			.gridSize(properties.connections())
			.taskExecutor(threads)
			.allowStartIfComplete(true)
			.build();
	}

	private static Partitioner partitioner() {
		return (size) -> {
			Map<String, ExecutionContext> partitions = new HashMap<>();
			for (int number = 1; number <= size; number++) {
				partitions.put("connection" + number, new ExecutionContext());
			}
			return partitions;
		};
	}

	@Bean
	Step sendClaimsStep(JobRepository repository, ClaimReader reader, ClaimComposer composer, ClaimSender sender) {
		return new ChunkOrientedStepBuilder<Load, ComposedLoad>("sendClaims", repository, 1).reader(reader)
			.processor(composer)
			.writer(sender)
			.transactionManager(withoutTransactions())
			.allowStartIfComplete(true)
			.build();
	}

	/**
	 * Nothing is bound to the thread either, so that no database connection waits for a
	 * relay.
	 */
	private static ResourcelessTransactionManager withoutTransactions() {
		ResourcelessTransactionManager transactions = new ResourcelessTransactionManager();
		transactions.setTransactionSynchronization(ResourcelessTransactionManager.SYNCHRONIZATION_NEVER);
		return transactions;
	}

	/** Handed on as it is: a proxy would be asked ten times for each mail. */
	@Bean(destroyMethod = "close")
	@Scope("step")
	SendSession sendSession(@Value("#{jobExecutionContext['mailing']}") long mailing, Mailings mailings, Issues issues,
			Letters letters, RelayShares shares, Relays relays, Fences fences, SendControl control, Pulse pulse) {
		pulse.beat();
		Mailing sent = mailings.find(mailing).orElseThrow();
		return new SendSession(sent, new PresentPress(issues, letters, sent.issue()), new Line(shares, relays), fences,
				control);
	}

	@Bean
	@StepScope
	ClaimReader claimReader(SendSession session, Lanes lanes, Hindrances hindrances, Sweeper sweeper, Mailings mailings,
			DeliveryProperties properties) {
		return new ClaimReader(session, lanes, hindrances, sweeper, mailings, properties);
	}

	@Bean
	@StepScope
	ClaimComposer claimComposer(SendSession session) {
		return new ClaimComposer(session);
	}

	@Bean
	@StepScope
	ClaimSender claimSender(SendSession session, Claims claims, Ledger ledger, Turns turns, Aftermath aftermath,
			Pulse pulse, DeliveryProperties properties) {
		return new ClaimSender(session, claims, ledger, turns, aftermath, pulse, properties.markerBudget());
	}

}
