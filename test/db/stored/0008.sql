-- A workspace of the sample as the program of 0008_year-end made and used it, one project with its first months.
-- secret.key Ac5EWHv7pg4DaBUA+8QHx9ui6ZrUPcp+ZPg+E0V8yj0=
INSERT INTO "__drizzle_migrations" (id,hash,created_at) VALUES
(NULL,'7fcc7fc442bc4f9488a90958032fd7ef76438231b35291cc110485d6ed747808',1795401851823),
(NULL,'9398e615add1e67fad69300e95c52ae6cdd570f88e48f6272fa1a6dec847c925',1795403672136),
(NULL,'7e23101a3be9aef30e6b2dacd5d930725474612736262add2320f9c16ed647d6',1795403931683),
(NULL,'b6bf2d511c78c1d7ca92a88d84c346e55f9b640eebec50adf7344f5d88b89d4c',1795404212522),
(NULL,'a4bfcae9dfe79ea77b52dcd8d60411f98236df618a710447bfd63ab39e962a59',1795407082646),
(NULL,'8c18de0daf1f1893dd6dfea76d6395015ff14c768bc52efca9a9f238a6536e2c',1795417064893),
(NULL,'231e4a9c8544f5677ee10ea6135d806dac7a72b307da0f8bbeff9e58216817d6',1795431735229),
(NULL,'7bbd134f445a1552506c78a9dff385e8f4794be4c444704365e7649cb25d3a1c',1795444120477),
(NULL,'3d7ee5751ad00dc2b720651c8a5e6713c9493c125a6ea9432514eb6f38b27187',1795454985752);
INSERT INTO "account" (id,username,name,role,also,agency_id,password_hash,must_change,disabled,sample,created_at,version,email,totp_secret,totp_recovery,totp_step,oidc_subject) VALUES
(1,'admin','系统管理员','administrator','["bureau","securityAdministrator"]',NULL,'$argon2id$v=19$m=19456,t=2,p=1$Qf8b8PfhPeD4ZmFZ+Pr+oQ$PASf/4Tj9BQI0EIRwd/p6EYRZzUdj96n2dibxfpnRVs',0,0,0,1795484035915,1,NULL,NULL,NULL,NULL,NULL),
(2,'clerk','示例填报人','clerk','[]',5,'$argon2id$v=19$m=19456,t=2,p=1$h1n0rXAbrUhR114x/5dkmg$aSMN7g7DDtvdz2r7LP+qhipGaxtIV5vG3Df3LyvuHm8',0,0,1,1795484035915,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "actual" (project_id,month,indicator_id,agency_id,version,state,value,numerator,denominator,level,note,recorded_at,recorded_by,source) VALUES
(3,'2021-01',39,7,1,'reported',0,NULL,NULL,NULL,NULL,1612231200000,2,NULL),
(3,'2021-01',40,7,1,'reported',0,NULL,NULL,NULL,NULL,1612231200000,2,NULL),
(3,'2021-02',39,7,1,'reported',0,NULL,NULL,NULL,NULL,1614650400000,2,NULL),
(3,'2021-02',40,7,1,'reported',0,NULL,NULL,NULL,NULL,1614650400000,2,NULL),
(3,'2021-03',39,7,1,'reported',80,NULL,NULL,NULL,NULL,1617242400000,2,NULL),
(3,'2021-03',40,7,1,'reported',1,NULL,NULL,NULL,NULL,1617242400000,2,NULL),
(3,'2021-03',41,7,1,'reported',NULL,79,80,NULL,NULL,1617242400000,2,NULL);
INSERT INTO "agency" (id,code,name,parent_id,sample,version) VALUES
(1,'000040','市教育局',NULL,1,1),
(7,'000040900020','示例教师发展中心',1,1,1);
INSERT INTO "agency_month" (month,agency_id,projects,budget,budget_initial,spent,spent_to_date,at_risk_amount,reported,due,submitted,approved,late_submitted,lights,budget_then,goal_reached,goal_budget,archived) VALUES
('2021-03',7,1,120000000,120000000,10400000,29200000,0,1,1,0,1,0,'{"goal":{"ahead":0,"normal":1,"warning":0,"behind":0,"notDue":0,"missing":0},"goalAhead":{"ahead":0,"normal":1,"warning":0,"behind":0,"notDue":0,"missing":0},"budget":{"ahead":0,"normal":1,"warning":0,"behind":0,"notDue":0,"missing":0},"worst":[]}',120000000,120000000,120000000,0);
INSERT INTO "audit" (chain,seq,at,actor_id,actor,address,event,entity,entity_id,result,detail,prev,hash) VALUES
('mwu0u4lv-fjm',1,1795484035885,NULL,'','','chain.start','chain','mwu0u4lv-fjm','done','{"after":[]}','','ffdc7688ced80a443613aeb91dcd4dd6091455e1babf18e455b38d67705136b2'),
('mwu0u4lv-fjm',2,1795484055751,NULL,'admin','127.0.0.1','session.open','account','1','done','{"after":{"method":"password"}}','ffdc7688ced80a443613aeb91dcd4dd6091455e1babf18e455b38d67705136b2','05e63f3bc0c9e35537a6558132ca46dd557d896d3775d9d8e96f4ec248021dcd'),
('mwu0u4lv-fjm',3,1795484056008,NULL,'','127.0.0.1','session.fail','request','/session','refused','{"status":401,"code":"wrong-password","params":{},"method":"POST","account":"admin"}','05e63f3bc0c9e35537a6558132ca46dd557d896d3775d9d8e96f4ec248021dcd','9a6616cfce61d0996d6981c6d61bb50b1c2a500b4caa9612609b9fac341a37dc');
INSERT INTO "audit_head" (chain,seq,hash,started_at,signature) VALUES
('mwu0u4lv-fjm',3,'9a6616cfce61d0996d6981c6d61bb50b1c2a500b4caa9612609b9fac341a37dc',1795484035885,'c461ce9ba6e6fcf48d6f8a4067c88b6bef9b24f24960a39804dbac66b77f24d9');
INSERT INTO "counter" (name,next) VALUES
('account',7),
('agency',14),
('contract',43),
('indicator',88),
('payment',118),
('project',10),
('subproject',20),
('watchList',2);
INSERT INTO "expenditure" (project_id,month,subproject_id,version,spent,allocated,off_purpose,note,recorded_at,recorded_by,source) VALUES
(3,'2021-01',7,1,9200000,30000000,0,NULL,1612231200000,2,NULL),
(3,'2021-02',7,1,9600000,0,0,NULL,1614650400000,2,NULL),
(3,'2021-03',7,1,10400000,0,0,NULL,1617242400000,2,NULL);
INSERT INTO "funding" (project_id,seq,source,total,prior_year,this_year) VALUES
(3,1,'市级财政资金',120000000,NULL,120000000);
INSERT INTO "indicator" (id,project_id,seq,category,subcategory,name,explanation,evidence_source,aggregation,pacing,due_month,stages,weight,derivation,source_line) VALUES
(38,3,1,'成本','经济成本指标','人均培训成本','示例数据，指标与数值均为虚构。','决算资料、签到表','last','whole',NULL,NULL,20,NULL,NULL),
(39,3,2,'产出','数量指标','培训骨干教师人数','示例数据，指标与数值均为虚构。','签到表','sum','plan',NULL,NULL,15,NULL,NULL),
(40,3,3,'产出','数量指标','举办培训班期数','示例数据，指标与数值均为虚构。','培训通知、签到表','sum','plan',NULL,NULL,10,NULL,NULL),
(41,3,4,'产出','质量指标','培训合格率','示例数据，指标与数值均为虚构。','考核成绩表','ratio','whole',NULL,NULL,15,NULL,NULL);
INSERT INTO "project" (id,agency_id,year,name,type,attribute,government_procurement,purchase_of_services,start_month,budget_initial,budget_adjusted,sample,created_at,created_by,version,previous_project_id,adjusted_from,origin_id,events,archived) VALUES
(3,7,2021,'2021年骨干教师培训','培训类','市立项目',1,NULL,'2021-01',120000000,NULL,1,1609898400000,2,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "project_month" (month,project_id,agency_id,budget,budget_initial,spent,spent_to_date,allocated_to_date,budget_signal,goal_signal,goal_signal_ahead,ahead,normal,warning,behind,not_due,missing,progress,progress_ahead,weight_total,weight_at_risk,at_risk_amount,reported,due,likelihood,report_state,submitted_late,life,archived,gaps,score_expected,surplus_expected) VALUES
('2021-01',3,7,120000000,120000000,9200000,9200000,30000000,'normal','notDue','notDue',0,0,0,0,6,0,NULL,NULL,90,0,0,4,1,'none','approved',0,'running',0,'{"open":0,"closed":0,"lastOpen":0,"lastClosed":0,"last":1,"trails":[]}',NULL,9600001),
('2021-02',3,7,120000000,120000000,9600000,18800000,30000000,'normal','notDue','notDue',0,0,0,0,6,0,NULL,NULL,90,0,0,4,1,'none','approved',0,'running',0,'{"open":0,"closed":0,"lastOpen":0,"lastClosed":0,"last":2,"trails":[]}',NULL,7200002),
('2021-03',3,7,120000000,120000000,10400000,29200000,30000000,'normal','normal','normal',0,5,0,0,1,0,1,1,90,0,0,6,1,'possible','approved',0,'running',0,'{"open":0,"closed":0,"lastOpen":0,"lastClosed":0,"last":3,"trails":[]}',83.8,3200001);
INSERT INTO "project_text" (project_id,overview,basis,necessity,safeguards,plan,overall_objective,annual_objective,leader,contact,phone,prior_arranged,prior_allocated,prior_spent,questions) VALUES
(3,'<p>分10期培训骨干教师，并组织返岗示范课。</p><p>示例项目，内容与数值均为虚构。</p>','<p>示例项目，内容与数值均为虚构。</p>','<p>示例项目，内容与数值均为虚构。</p>','<p>示例项目，内容与数值均为虚构。</p>','<p>2021年1月至12月。</p><p>示例项目，内容与数值均为虚构。</p>','<p>培训骨干教师800人，合格率95%以上。</p><p>示例项目，内容与数值均为虚构。</p>','<p>培训骨干教师800人，合格率95%以上。</p><p>示例项目，内容与数值均为虚构。</p>','','','',NULL,NULL,NULL,'[]');
INSERT INTO "report" (project_id,month,state,submitted_at,submitted_on,submitted_by,decided_at,opinion,correction,version,review_started_at,review_started_by) VALUES
(3,'2021-01','approved',1612317600000,'2021-02-03',2,1612404000000,'',0,3,NULL,NULL),
(3,'2021-02','approved',1614736800000,'2021-03-03',2,1614823200000,'',0,3,NULL,NULL),
(3,'2021-03','approved',1617328800000,'2021-04-02',2,1617415200000,'',0,3,NULL,NULL);
INSERT INTO "report_event" (project_id,month,version,event,opinion,recorded_at,recorded_by) VALUES
(3,'2021-01',2,'submit','',1612317600000,2),
(3,'2021-01',3,'approve','',1612404000000,3),
(3,'2021-02',2,'submit','',1614736800000,2),
(3,'2021-02',3,'approve','',1614823200000,3),
(3,'2021-03',2,'submit','',1617328800000,2),
(3,'2021-03',3,'approve','',1617415200000,3);
INSERT INTO "reviewer_assignment" (project_id,account_id,assigned_at,assigned_by) VALUES
(3,6,1795484035915,5);
INSERT INTO "rule_set" (code,version,data,active,created_at,created_by,reason) VALUES
('national-2020',1,'{"code":"national-2020","version":1,"name":"国家通用规则（2020）","weights":{"execution":10,"cost":0,"outputs":50,"benefits":30,"satisfaction":10},"weightsWithCost":{"execution":10,"cost":20,"outputs":40,"benefits":20,"satisfaction":10},"blocks":null,"processCriteria":[],"rounding":{"decimals":2},"grades":[{"from":90,"grade":"优"},{"from":80,"grade":"良"},{"from":60,"grade":"中"},{"from":0,"grade":"差"}],"signals":{"behindBelow":0.6,"warningBelow":0.8,"aheadFrom":1.2},"budgetSignals":{"behindBelow":0.6,"warningBelow":0.8,"aheadFrom":1.2},"reportDueDay":5,"reminders":{"soonBefore":3,"overdueAfter":1,"headAfter":3,"departmentAfter":7,"forgetAfter":31},"executionMilestones":[{"month":6,"rate":0.5},{"month":9,"rate":0.75},{"month":12,"rate":1}],"likelihood":{"certainFrom":0.9,"impossibleBelow":0.1},"upperLimitVariant":"A","overshootLimit":1.2,"passThreshold":null,"satisfactionBands":null,"levelBands":{"met":{"low":0.8,"high":1,"highBelongs":true},"partly":{"low":0.6,"high":0.8,"highBelongs":false},"unmet":{"low":0,"high":0.6,"highBelongs":false}},"keyMonitoring":{"budgetFrom":200000000,"executionBelow":0.6,"month":8},"checks":{"mismatch":0.01,"executionBelow":0.9,"unspentAbove":0.2,"inflationAbove":0.05},"origins":{"weights":{"standing":"rule","document":"财预〔2020〕10号","clause":null},"weightsWithCost":{"standing":"rule","document":"财预〔2021〕101号","clause":null},"grades":{"standing":"rule","document":"财预〔2020〕10号","clause":null},"levelBands":{"standing":"rule","document":"财预〔2020〕10号","clause":null},"signals":{"standing":"practice","document":null,"clause":null},"budgetSignals":{"standing":"practice","document":null,"clause":null},"reportDueDay":{"standing":"practice","document":null,"clause":null},"reminders":{"standing":"design","document":null,"clause":null},"executionMilestones":{"standing":"practice","document":null,"clause":null},"likelihood":{"standing":"design","document":null,"clause":null},"rounding":{"standing":"practice","document":null,"clause":null},"upperLimitVariant":{"standing":"practice","document":null,"clause":null},"overshootLimit":{"standing":"design","document":null,"clause":null},"passThreshold":{"standing":"practice","document":null,"clause":null},"satisfactionBands":{"standing":"practice","document":null,"clause":null},"keyMonitoring":{"standing":"practice","document":null,"clause":null},"checks":{"standing":"practice","document":null,"clause":null}}}',1,1795484035915,NULL,NULL);
INSERT INTO "session" (token_hash,account_id,created_at,last_seen,id,address,agent,method) VALUES
('9bf5ad2d09e72555c0e3252033715946f0d9b9c36d9cfc28687e11e5d99884d8',1,1795484055750,1795484055750,'PNm_05ORHTm3','127.0.0.1','curl/7.88.1','password');
INSERT INTO "subproject" (id,project_id,seq,name,budget) VALUES
(7,3,1,'骨干教师培训',120000000);
INSERT INTO "target_version" (project_id,indicator_id,version,effective,target,plan,document_no,reason,recorded_at,recorded_by,shape,shape_basis) VALUES
(3,38,1,'2021-01','{"raw":"≤1500元/人","kind":"numeric","comparator":"<=","value":1500,"low":null,"high":null,"unit":"元/人","scale":1,"direction":"down","directionFrom":"written","certain":true,"from":null,"until":null}',NULL,'','',1609898400000,2,NULL,NULL),
(3,39,1,'2021-01','{"raw":"≥800人","kind":"numeric","comparator":">=","value":800,"low":null,"high":null,"unit":"人","scale":1,"direction":"up","directionFrom":"written","certain":true,"from":null,"until":null}','[{"month":"2021-01","cumulative":0},{"month":"2021-02","cumulative":0},{"month":"2021-03","cumulative":80},{"month":"2021-04","cumulative":180},{"month":"2021-05","cumulative":280},{"month":"2021-06","cumulative":360},{"month":"2021-07","cumulative":400},{"month":"2021-08","cumulative":400},{"month":"2021-09","cumulative":520},{"month":"2021-10","cumulative":640},{"month":"2021-11","cumulative":740},{"month":"2021-12","cumulative":800}]','','',1609898400000,2,NULL,NULL),
(3,40,1,'2021-01','{"raw":"=10期","kind":"numeric","comparator":"=","value":10,"low":null,"high":null,"unit":"期","scale":1,"direction":"up","directionFrom":"written","certain":true,"from":null,"until":null}','[{"month":"2021-01","cumulative":0},{"month":"2021-02","cumulative":0},{"month":"2021-03","cumulative":1},{"month":"2021-04","cumulative":2},{"month":"2021-05","cumulative":3},{"month":"2021-06","cumulative":4},{"month":"2021-07","cumulative":5},{"month":"2021-08","cumulative":5},{"month":"2021-09","cumulative":7},{"month":"2021-10","cumulative":8},{"month":"2021-11","cumulative":9},{"month":"2021-12","cumulative":10}]','','',1609898400000,2,NULL,NULL),
(3,41,1,'2021-01','{"raw":"≥95%","kind":"numeric","comparator":">=","value":0.95,"low":null,"high":null,"unit":"%","scale":1,"direction":"up","directionFrom":"written","certain":true,"from":null,"until":null}',NULL,'','',1609898400000,2,NULL,NULL);
INSERT INTO "throttle" (key,count,since,until) VALUES
('address:127.0.0.1',1,1795484055344,NULL),
('name:8c6976e5b5410415bde908bd4dee15dfb167a9c873fc4bb8a81f6f2ab448a918',1,1795484055865,NULL);
INSERT INTO "watch_list" (id,version,name,rule,state,recorded_at,recorded_by) VALUES
(1,1,'重点监控项目','{"match":"all","conditions":[{"field":"budget","side":"atLeast","fen":200000000},{"field":"rate","side":"below","ratio":0.6,"month":8}]}','active',1795484035915,0);
