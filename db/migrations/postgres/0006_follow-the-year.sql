CREATE TABLE "forecast" (
	"project_id" integer NOT NULL,
	"month" text NOT NULL,
	"indicator_id" integer NOT NULL,
	"version" integer NOT NULL,
	"value" double precision NOT NULL,
	"low" double precision NOT NULL,
	"high" double precision NOT NULL,
	"probability" double precision,
	"likelihood" text,
	"target" text NOT NULL,
	"basis" text NOT NULL,
	"prior_version" integer,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "forecast_pk" PRIMARY KEY("project_id","month","indicator_id","version")
);
--> statement-breakpoint
CREATE TABLE "forecast_prior" (
	"version" integer PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"indicators" integer NOT NULL,
	"built_at" bigint NOT NULL,
	"built_by" integer
);
--> statement-breakpoint
CREATE TABLE "indicator_twin" (
	"project_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"version" integer NOT NULL,
	"twin_id" integer,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "indicator_twin_pk" PRIMARY KEY("project_id","indicator_id","version")
);
--> statement-breakpoint
CREATE TABLE "monitoring_line" (
	"run_id" integer NOT NULL,
	"project_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"version" integer NOT NULL,
	"causes" text NOT NULL,
	"note" text NOT NULL,
	"likelihood" text,
	"forecast" double precision,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "monitoring_line_pk" PRIMARY KEY("run_id","project_id","indicator_id","version")
);
--> statement-breakpoint
CREATE TABLE "monitoring_part" (
	"run_id" integer NOT NULL,
	"project_id" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"opinion" text NOT NULL,
	"snapshot" text,
	"submitted_at" bigint,
	"submitted_by" integer,
	"decided_at" bigint,
	"decided_by" integer,
	CONSTRAINT "monitoring_part_pk" PRIMARY KEY("run_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "monitoring_run" (
	"id" integer PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"month" text NOT NULL,
	"name" text NOT NULL,
	"document_no" text NOT NULL,
	"due_on" text NOT NULL,
	"agency_id" integer,
	"watch_list_id" integer,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"opened_at" bigint NOT NULL,
	"opened_by" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rectification" (
	"id" integer PRIMARY KEY NOT NULL,
	"project_id" integer NOT NULL,
	"indicator_id" integer,
	"since" text NOT NULL,
	"demands" text NOT NULL,
	"owner_id" integer NOT NULL,
	"due_on" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"ordered_at" bigint NOT NULL,
	"ordered_by" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rectification_event" (
	"rectification_id" integer NOT NULL,
	"seq" integer NOT NULL,
	"event" text NOT NULL,
	"text" text NOT NULL,
	"evidence" text NOT NULL,
	"details" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "rectification_event_pk" PRIMARY KEY("rectification_id","seq")
);
--> statement-breakpoint
CREATE TABLE "subscription" (
	"id" integer PRIMARY KEY NOT NULL,
	"account_id" integer NOT NULL,
	"subject" text NOT NULL,
	"subject_id" integer NOT NULL,
	"alerts" boolean NOT NULL,
	"digest" boolean NOT NULL,
	"channels" text NOT NULL,
	"stop_hash" text NOT NULL,
	"told" text NOT NULL,
	"created_at" bigint NOT NULL,
	"stopped_at" bigint
);
--> statement-breakpoint
CREATE TABLE "watch_list" (
	"id" integer NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"rule" text NOT NULL,
	"state" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "watch_list_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
ALTER TABLE "project_month" ADD COLUMN "gaps" text;--> statement-breakpoint
ALTER TABLE "project_month" ADD COLUMN "score_expected" double precision;--> statement-breakpoint
ALTER TABLE "project_month" ADD COLUMN "surplus_expected" bigint;--> statement-breakpoint
ALTER TABLE "target_version" ADD COLUMN "shape" text;--> statement-breakpoint
ALTER TABLE "target_version" ADD COLUMN "shape_basis" text;--> statement-breakpoint
CREATE INDEX "monitoring_part_project" ON "monitoring_part" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "rectification_project" ON "rectification" USING btree ("project_id","indicator_id");--> statement-breakpoint
CREATE INDEX "rectification_due" ON "rectification" USING btree ("state","due_on");--> statement-breakpoint
CREATE INDEX "rectification_owner" ON "rectification" USING btree ("owner_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_subject" ON "subscription" USING btree ("account_id","subject","subject_id");--> statement-breakpoint
CREATE INDEX "subscription_stop" ON "subscription" USING btree ("stop_hash");
-- post-generate: append-only
--> statement-breakpoint
CREATE TRIGGER forecast_prior_append_only BEFORE UPDATE OR DELETE ON forecast_prior FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER forecast_append_only BEFORE UPDATE OR DELETE ON forecast FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER indicator_twin_append_only BEFORE UPDATE OR DELETE ON indicator_twin FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER rectification_event_append_only BEFORE UPDATE OR DELETE ON rectification_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER monitoring_line_append_only BEFORE UPDATE OR DELETE ON monitoring_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER watch_list_append_only BEFORE UPDATE OR DELETE ON watch_list FOR EACH ROW EXECUTE FUNCTION refuse_change();
