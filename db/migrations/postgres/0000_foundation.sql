CREATE TABLE "account" (
	"id" integer PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"also" text NOT NULL,
	"agency_id" integer,
	"password_hash" text NOT NULL,
	"must_change" boolean NOT NULL,
	"disabled" boolean NOT NULL,
	"sample" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "actual" (
	"project_id" integer NOT NULL,
	"month" text NOT NULL,
	"indicator_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"value" double precision,
	"numerator" double precision,
	"denominator" double precision,
	"level" text,
	"note" text,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "actual_pk" PRIMARY KEY("project_id","month","indicator_id","agency_id","version")
);
--> statement-breakpoint
CREATE TABLE "agency" (
	"id" integer PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"parent_id" integer,
	"sample" boolean NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agency_month" (
	"month" text NOT NULL,
	"agency_id" integer NOT NULL,
	"projects" integer NOT NULL,
	"budget" bigint,
	"budget_initial" bigint,
	"spent" bigint,
	"spent_to_date" bigint,
	"at_risk_amount" bigint,
	"reported" integer NOT NULL,
	"due" integer NOT NULL,
	"submitted" integer NOT NULL,
	"approved" integer NOT NULL,
	"late_submitted" integer NOT NULL,
	"lights" text NOT NULL,
	CONSTRAINT "agency_month_pk" PRIMARY KEY("month","agency_id")
);
--> statement-breakpoint
CREATE TABLE "contributor" (
	"project_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"share" double precision,
	CONSTRAINT "contributor_pk" PRIMARY KEY("project_id","indicator_id","agency_id")
);
--> statement-breakpoint
CREATE TABLE "counter" (
	"name" text PRIMARY KEY NOT NULL,
	"next" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expenditure" (
	"project_id" integer NOT NULL,
	"month" text NOT NULL,
	"subproject_id" integer NOT NULL,
	"version" integer NOT NULL,
	"spent" bigint,
	"allocated" bigint,
	"off_purpose" bigint,
	"note" text,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "expenditure_pk" PRIMARY KEY("project_id","month","subproject_id","version")
);
--> statement-breakpoint
CREATE TABLE "funding" (
	"project_id" integer NOT NULL,
	"seq" integer NOT NULL,
	"source" text NOT NULL,
	"total" bigint,
	"prior_year" bigint,
	"this_year" bigint,
	CONSTRAINT "funding_pk" PRIMARY KEY("project_id","seq")
);
--> statement-breakpoint
CREATE TABLE "gap_note" (
	"project_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"since" text NOT NULL,
	"version" integer NOT NULL,
	"causes" text NOT NULL,
	"note" text NOT NULL,
	"likelihood" text,
	"forecast" double precision,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "gap_note_pk" PRIMARY KEY("project_id","indicator_id","since","version")
);
--> statement-breakpoint
CREATE TABLE "indicator" (
	"id" integer PRIMARY KEY NOT NULL,
	"project_id" integer NOT NULL,
	"seq" integer NOT NULL,
	"category" text NOT NULL,
	"subcategory" text NOT NULL,
	"name" text NOT NULL,
	"explanation" text NOT NULL,
	"evidence_source" text NOT NULL,
	"aggregation" text NOT NULL,
	"pacing" text NOT NULL,
	"due_month" text,
	"stages" text,
	"weight" double precision,
	"derivation" text,
	"source_line" integer
);
--> statement-breakpoint
CREATE TABLE "indicator_subproject" (
	"project_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"subproject_id" integer NOT NULL,
	CONSTRAINT "indicator_subproject_pk" PRIMARY KEY("project_id","indicator_id","subproject_id")
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" integer PRIMARY KEY NOT NULL,
	"agency_id" integer NOT NULL,
	"year" integer NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"attribute" text NOT NULL,
	"government_procurement" boolean,
	"purchase_of_services" boolean,
	"start_month" text NOT NULL,
	"budget_initial" bigint,
	"budget_adjusted" bigint,
	"sample" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" integer NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_month" (
	"month" text NOT NULL,
	"project_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"budget" bigint,
	"budget_initial" bigint,
	"spent" bigint,
	"spent_to_date" bigint,
	"allocated_to_date" bigint,
	"budget_signal" text NOT NULL,
	"goal_signal" text NOT NULL,
	"goal_signal_ahead" text NOT NULL,
	"ahead" integer NOT NULL,
	"normal" integer NOT NULL,
	"warning" integer NOT NULL,
	"behind" integer NOT NULL,
	"not_due" integer NOT NULL,
	"missing" integer NOT NULL,
	"progress" double precision,
	"progress_ahead" double precision,
	"weight_total" double precision,
	"weight_at_risk" double precision,
	"at_risk_amount" bigint,
	"reported" integer NOT NULL,
	"due" boolean NOT NULL,
	"likelihood" text,
	"report_state" text NOT NULL,
	"submitted_late" boolean NOT NULL,
	CONSTRAINT "project_month_pk" PRIMARY KEY("month","project_id")
);
--> statement-breakpoint
CREATE TABLE "project_text" (
	"project_id" integer PRIMARY KEY NOT NULL,
	"overview" text NOT NULL,
	"basis" text NOT NULL,
	"necessity" text NOT NULL,
	"safeguards" text NOT NULL,
	"plan" text NOT NULL,
	"overall_objective" text NOT NULL,
	"annual_objective" text NOT NULL,
	"leader" text NOT NULL,
	"contact" text NOT NULL,
	"phone" text NOT NULL,
	"prior_arranged" bigint,
	"prior_allocated" bigint,
	"prior_spent" bigint,
	"questions" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report" (
	"project_id" integer NOT NULL,
	"month" text NOT NULL,
	"state" text NOT NULL,
	"submitted_at" bigint,
	"submitted_on" text,
	"submitted_by" integer,
	"decided_at" bigint,
	"opinion" text NOT NULL,
	"correction" boolean NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "report_pk" PRIMARY KEY("project_id","month")
);
--> statement-breakpoint
CREATE TABLE "report_event" (
	"project_id" integer NOT NULL,
	"month" text NOT NULL,
	"version" integer NOT NULL,
	"event" text NOT NULL,
	"opinion" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "report_event_pk" PRIMARY KEY("project_id","month","version")
);
--> statement-breakpoint
CREATE TABLE "rule_set" (
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"data" text NOT NULL,
	"active" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "rule_set_pk" PRIMARY KEY("code","version")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subproject" (
	"id" integer PRIMARY KEY NOT NULL,
	"project_id" integer NOT NULL,
	"seq" integer NOT NULL,
	"name" text NOT NULL,
	"budget" bigint
);
--> statement-breakpoint
CREATE TABLE "target_version" (
	"project_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"version" integer NOT NULL,
	"effective" text NOT NULL,
	"target" text NOT NULL,
	"plan" text,
	"document_no" text NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "target_version_pk" PRIMARY KEY("project_id","indicator_id","version")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "account_username" ON "account" USING btree ("username");--> statement-breakpoint
CREATE UNIQUE INDEX "agency_code" ON "agency" USING btree ("code");--> statement-breakpoint
CREATE INDEX "agency_parent" ON "agency" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "contributor_agency" ON "contributor" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "indicator_project" ON "indicator" USING btree ("project_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "project_agency_year_name" ON "project" USING btree ("agency_id","year","name");--> statement-breakpoint
CREATE INDEX "project_year" ON "project" USING btree ("year","agency_id");--> statement-breakpoint
CREATE INDEX "project_sample" ON "project" USING btree ("sample","year");--> statement-breakpoint
CREATE INDEX "project_month_agency" ON "project_month" USING btree ("agency_id","month");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "subproject_project" ON "subproject" USING btree ("project_id","seq");
--> statement-breakpoint
-- post-generate: append-only
CREATE FUNCTION refuse_change() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$ LANGUAGE plpgsql;
--> statement-breakpoint
CREATE TRIGGER actual_append_only BEFORE UPDATE OR DELETE ON actual FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER expenditure_append_only BEFORE UPDATE OR DELETE ON expenditure FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER target_version_append_only BEFORE UPDATE OR DELETE ON target_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER report_event_append_only BEFORE UPDATE OR DELETE ON report_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER gap_note_append_only BEFORE UPDATE OR DELETE ON gap_note FOR EACH ROW EXECUTE FUNCTION refuse_change();
