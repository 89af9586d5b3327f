package dev.lundi.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.content.Week;
import dev.lundi.delivery.Deliveries;
import dev.lundi.delivery.DeliveryStatus;
import dev.lundi.delivery.Mailing;
import dev.lundi.delivery.MailingProgress;
import dev.lundi.delivery.Mailings;
import dev.lundi.issue.Issue;
import dev.lundi.issue.Issues;
import dev.lundi.mail.EmailAddress;
import dev.lundi.subscriber.NewSubscriber;
import dev.lundi.subscriber.Subscribers;
import dev.lundi.subscriber.SuppressionReason;
import dev.lundi.subscriber.Suppressions;
import dev.lundi.support.LundiTest;
import dev.lundi.support.TestClock;
import dev.lundi.support.Until;
import dev.lundi.support.WitnessRelay;
import dev.lundi.support.WitnessRelay.Fault;
import dev.lundi.support.WitnessRelay.Received;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
