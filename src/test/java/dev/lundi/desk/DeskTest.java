package dev.lundi.desk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.lundi.support.LundiTest;

import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.context.support.WithMockUser;

/**
 * The whole application before Marie, an editor. Classes that carry this share one
 * application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@LundiTest
@AutoConfigureMockMvc
@WithMockUser(username = "marie", roles = "EDITOR")
@interface DeskTest {

}
