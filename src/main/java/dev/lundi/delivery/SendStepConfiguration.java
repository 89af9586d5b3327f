package dev.lundi.delivery;

import java.util.HashMap;
import java.util.Map;

import dev.lundi.issue.Issues;
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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The step that sends a mailing: one partition per connection to the relay. An item is a
 * whole claim, so that Batch's metadata is written once per claim and not once per mail.
 * There is no retry and no skip, and no database transaction is open while SMTP is
 * spoken: the ledger alone knows who was sent what.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class SendStepConfiguration {

	@Bean
	Throttle throttle(DeliveryProperties properties) {
		return new Throttle(properties.rate(), System::nanoTime);
	}

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
		return new ChunkOrientedStepBuilder<Claim, ComposedClaim>("sendClaims", repository, 1).reader(reader)
			.processor(composer)
			.writer(sender)
			.transactionManager(new ResourcelessTransactionManager())
			.allowStartIfComplete(true)
			.build();
	}

	@Bean(destroyMethod = "close")
	@StepScope
	SendSession sendSession(@Value("#{jobExecutionContext['mailing']}") long mailing, Mailings mailings, Issues issues,
			Relays relays, Fences fences, SendControl control) {
		return new SendSession(mailings.find(mailing).orElseThrow(), issues, relays, fences, control);
	}

	@Bean
	@StepScope
	ClaimReader claimReader(SendSession session, Claims claims, Sweeper sweeper, Mailings mailings, SendControl control,
			DeliveryProperties properties) {
		return new ClaimReader(session, claims, sweeper, mailings, control, properties);
	}

	@Bean
	@StepScope
	ClaimComposer claimComposer(SendSession session, Letters letters) {
		return new ClaimComposer(session, letters);
	}

	@Bean
	@StepScope
	ClaimSender claimSender(SendSession session, Claims claims, Ledger ledger, Throttle throttle, RelayWatch relayWatch,
			OutcomeRules outcomes, SendControl control) {
		return new ClaimSender(session, claims, ledger, throttle, relayWatch, outcomes, control);
	}

}
