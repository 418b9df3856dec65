CREATE TABLE "carried_over" (
	"project_id" integer PRIMARY KEY NOT NULL,
	"from_id" integer NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evaluation_review" (
	"project_id" integer NOT NULL,
	"round" integer NOT NULL,
	"account_id" integer NOT NULL,
	"state" text NOT NULL,
	"opinion" text NOT NULL,
	"done_at" bigint,
	CONSTRAINT "evaluation_review_pk" PRIMARY KEY("project_id","round","account_id")
);
--> statement-breakpoint
CREATE TABLE "evaluation_review_row" (
	"project_id" integer NOT NULL,
	"round" integer NOT NULL,
	"account_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"version" integer NOT NULL,
	"given" double precision,
	"reason" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "evaluation_review_row_pk" PRIMARY KEY("project_id","round","account_id","indicator_id","version")
);
--> statement-breakpoint
CREATE TABLE "form_template" (
	"id" integer PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"file_name" text NOT NULL,
	"hash" text NOT NULL,
	"agency_id" integer NOT NULL,
	"added_at" bigint NOT NULL,
	"added_by" integer NOT NULL,
	"retired_at" bigint,
	"retired_by" integer
);
--> statement-breakpoint
CREATE TABLE "report_passage" (
	"project_id" integer NOT NULL,
	"section" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "report_passage_pk" PRIMARY KEY("project_id","section","version")
);
--> statement-breakpoint
ALTER TABLE "rule_set" ADD COLUMN "created_by" integer;--> statement-breakpoint
ALTER TABLE "rule_set" ADD COLUMN "reason" text;--> statement-breakpoint
CREATE INDEX "carried_over_from" ON "carried_over" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "evaluation_review_account" ON "evaluation_review" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "form_template_agency" ON "form_template" USING btree ("agency_id");
-- post-generate: append-only
--> statement-breakpoint
CREATE TRIGGER evaluation_review_row_append_only BEFORE UPDATE OR DELETE ON evaluation_review_row FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER report_passage_append_only BEFORE UPDATE OR DELETE ON report_passage FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER carried_over_append_only BEFORE UPDATE OR DELETE ON carried_over FOR EACH ROW EXECUTE FUNCTION refuse_change();
