CREATE TABLE `api_key` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`account_id` integer NOT NULL,
	`key_hash` text NOT NULL,
	`shown` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_by` integer,
	`last_used` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_hash` ON `api_key` (`key_hash`);--> statement-breakpoint
CREATE INDEX `api_key_account` ON `api_key` (`account_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`chain` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`actor_id` integer,
	`actor` text NOT NULL,
	`address` text NOT NULL,
	`event` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`result` text NOT NULL,
	`detail` text NOT NULL,
	`prev` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`chain`, `seq`)
) WITHOUT ROWID; -- post-generate: key order
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entity` ON `audit` (`entity`,`entity_id`,`at`);--> statement-breakpoint
CREATE TABLE `audit_head` (
	`chain` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`started_at` integer NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `calendar` (
	`month` text PRIMARY KEY NOT NULL,
	`due_on` text NOT NULL,
	`lock_on` text,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `lock_exception` (
	`project_id` integer NOT NULL,
	`month` text NOT NULL,
	`seq` integer NOT NULL,
	`until` text NOT NULL,
	`reason` text NOT NULL,
	`granted_at` integer NOT NULL,
	`granted_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `month`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `message` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`params` text NOT NULL,
	`project_id` integer,
	`month` text,
	`created_at` integer NOT NULL,
	`read_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `message_key` ON `message` (`account_id`,`key`);--> statement-breakpoint
CREATE INDEX `message_account` ON `message` (`account_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `oidc_login` (
	`state_hash` text PRIMARY KEY NOT NULL,
	`verifier` text NOT NULL,
	`nonce` text NOT NULL,
	`return_to` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`channel` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL,
	`leased_until` integer,
	`error` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_state` ON `outbox` (`state`,`next_at`);--> statement-breakpoint
CREATE TABLE `project_event` (
	`project_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`event` text NOT NULL,
	`effective` text NOT NULL,
	`reason` text NOT NULL,
	`document_no` text NOT NULL,
	`other_id` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `reviewer_assignment` (
	`project_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`assigned_at` integer NOT NULL,
	`assigned_by` integer NOT NULL,
	PRIMARY KEY(`project_id`, `account_id`)
);
--> statement-breakpoint
CREATE INDEX `reviewer_assignment_account` ON `reviewer_assignment` (`account_id`);--> statement-breakpoint
CREATE TABLE `target_change` (
	`id` integer PRIMARY KEY NOT NULL,
	`project_id` integer NOT NULL,
	`indicator_id` integer NOT NULL,
	`target` text NOT NULL,
	`plan` text,
	`effective` text NOT NULL,
	`document_no` text NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`opinion` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`proposed_by` integer NOT NULL,
	`decided_at` integer,
	`decided_by` integer,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `target_change_project` ON `target_change` (`project_id`,`indicator_id`);--> statement-breakpoint
CREATE TABLE `throttle` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`since` integer NOT NULL,
	`until` integer
);
--> statement-breakpoint
ALTER TABLE `account` ADD `email` text;--> statement-breakpoint
ALTER TABLE `account` ADD `totp_secret` text;--> statement-breakpoint
ALTER TABLE `account` ADD `totp_recovery` text;--> statement-breakpoint
ALTER TABLE `account` ADD `totp_step` integer;--> statement-breakpoint
ALTER TABLE `account` ADD `oidc_subject` text;--> statement-breakpoint
CREATE UNIQUE INDEX `account_oidc` ON `account` (`oidc_subject`);--> statement-breakpoint
ALTER TABLE `report` ADD `review_started_at` integer;--> statement-breakpoint
ALTER TABLE `report` ADD `review_started_by` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `id` text;--> statement-breakpoint
ALTER TABLE `session` ADD `address` text;--> statement-breakpoint
ALTER TABLE `session` ADD `agent` text;--> statement-breakpoint
ALTER TABLE `session` ADD `method` text;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append-only: audit'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append-only: audit'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER lock_exception_no_update BEFORE UPDATE ON lock_exception BEGIN SELECT RAISE(ABORT, 'append-only: lock_exception'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER lock_exception_no_delete BEFORE DELETE ON lock_exception BEGIN SELECT RAISE(ABORT, 'append-only: lock_exception'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER project_event_no_update BEFORE UPDATE ON project_event BEGIN SELECT RAISE(ABORT, 'append-only: project_event'); END;
--> statement-breakpoint
-- post-generate: append-only
CREATE TRIGGER project_event_no_delete BEFORE DELETE ON project_event BEGIN SELECT RAISE(ABORT, 'append-only: project_event'); END;
