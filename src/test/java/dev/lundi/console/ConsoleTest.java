package dev.lundi.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.lundi.support.LundiTest;

import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;

/** The whole application, slow enough to be stopped in the middle of a mailing. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@LundiTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestPropertySource(
		properties = { "lundi.delivery.rate=200", "lundi.delivery.connections=4", "lundi.delivery.in-doubt=hold" })
@interface ConsoleTest {

}
