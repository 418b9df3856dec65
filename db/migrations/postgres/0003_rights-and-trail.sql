CREATE TABLE "api_key" (
	"id" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"account_id" integer NOT NULL,
	"key_hash" text NOT NULL,
	"shown" text NOT NULL,
	"scopes" text NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" integer NOT NULL,
	"expires_at" bigint NOT NULL,
	"revoked_at" bigint,
	"revoked_by" integer,
	"last_used" bigint
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"chain" text NOT NULL,
	"seq" integer NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" integer,
	"actor" text NOT NULL,
	"address" text NOT NULL,
	"event" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"result" text NOT NULL,
	"detail" text NOT NULL,
	"prev" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_pk" PRIMARY KEY("chain","seq")
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"chain" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL,
	"started_at" bigint NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar" (
	"month" text PRIMARY KEY NOT NULL,
	"due_on" text NOT NULL,
	"lock_on" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lock_exception" (
	"project_id" integer NOT NULL,
	"month" text NOT NULL,
	"seq" integer NOT NULL,
	"until" text NOT NULL,
	"reason" text NOT NULL,
	"granted_at" bigint NOT NULL,
	"granted_by" integer NOT NULL,
	CONSTRAINT "lock_exception_pk" PRIMARY KEY("project_id","month","seq")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" integer PRIMARY KEY NOT NULL,
	"account_id" integer NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"params" text NOT NULL,
	"project_id" integer,
	"month" text,
	"created_at" bigint NOT NULL,
	"read_at" bigint
);
--> statement-breakpoint
CREATE TABLE "oidc_login" (
	"state_hash" text PRIMARY KEY NOT NULL,
	"verifier" text NOT NULL,
	"nonce" text NOT NULL,
	"return_to" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" integer PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" bigint NOT NULL,
	"leased_until" bigint,
	"error" text NOT NULL,
	"created_at" bigint NOT NULL,
	"sent_at" bigint
);
--> statement-breakpoint
CREATE TABLE "project_event" (
	"project_id" integer NOT NULL,
	"seq" integer NOT NULL,
	"event" text NOT NULL,
	"effective" text NOT NULL,
	"reason" text NOT NULL,
	"document_no" text NOT NULL,
	"other_id" integer,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "project_event_pk" PRIMARY KEY("project_id","seq")
);
--> statement-breakpoint
CREATE TABLE "reviewer_assignment" (
	"project_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"assigned_at" bigint NOT NULL,
	"assigned_by" integer NOT NULL,
	CONSTRAINT "reviewer_assignment_pk" PRIMARY KEY("project_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "target_change" (
	"id" integer PRIMARY KEY NOT NULL,
	"project_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"target" text NOT NULL,
	"plan" text,
	"effective" text NOT NULL,
	"document_no" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"opinion" text NOT NULL,
	"proposed_at" bigint NOT NULL,
	"proposed_by" integer NOT NULL,
	"decided_at" bigint,
	"decided_by" integer,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"since" bigint NOT NULL,
	"until" bigint
);
--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "totp_secret" text;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "totp_recovery" text;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "totp_step" integer;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "oidc_subject" text;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "review_started_at" bigint;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "review_started_by" integer;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "id" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "agent" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "method" text;--> statement-breakpoint
CREATE UNIQUE INDEX "api_key_hash" ON "api_key" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "api_key_account" ON "api_key" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor","at");--> statement-breakpoint
CREATE INDEX "audit_entity" ON "audit" USING btree ("entity","entity_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "message_key" ON "message" USING btree ("account_id","key");--> statement-breakpoint
CREATE INDEX "message_account" ON "message" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "outbox" USING btree ("key");--> statement-breakpoint
CREATE INDEX "outbox_state" ON "outbox" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "reviewer_assignment_account" ON "reviewer_assignment" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "target_change_project" ON "target_change" USING btree ("project_id","indicator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_oidc" ON "account" USING btree ("oidc_subject");
-- post-generate: append-only
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER lock_exception_append_only BEFORE UPDATE OR DELETE ON lock_exception FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER project_event_append_only BEFORE UPDATE OR DELETE ON project_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
