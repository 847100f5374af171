/// The rows of ``Synonyms``: each is a set of expressions that news copy uses for one another in both directions.
///
/// A row is separated from the next by a slash, its members by spaces, the words of one member by underscores; "be" in a
/// member stands for any form of the verb. A word that says more than its fellows is no member: it goes to ``milder``.
enum SynonymTable {
    typealias Degree = (mild: String, strong: String)

    static let rows = [reporting, change, acts, verbs, people, things, qualities, little, phrases]

    private static let reporting = """
        said told added stated noted explained remarked commented announced declared reported wrote continued
        pointed_out observed / according_to in_the_words_of / told informed / claimed asserted contended maintained /
        argue contend maintain insist / assert maintain contend / reveal disclose / reveal show / indicate show
        demonstrate / warned cautioned / urged exhorted / call_for demand / ask request / answer reply response /
        respond reply answer / speak talk / speak_to talk_to / discuss debate / discuss talk_about / mention refer_to
        allude_to / criticise criticize attack condemn / criticise be_critical_of / praise laud hail applaud commend /
        back support endorse / back be_behind / oppose resist / oppose be_against / support be_for be_in_favour_of /
        favor_of favour_of / confirm verify / predict forecast / forecast projection prediction / believe think /
        hope wish / want wish would_like / suggest propose put_forward / promise pledge vow / admit acknowledge concede / describe characterise / emphasise stress underline underscore highlight /
        announce unveil present / declare proclaim / express voice / publish release
        """

    private static let change = """
        fell declined dropped decreased slipped slid dipped be_down went_down came_down edged_down be_lower /
        rose increased climbed grew gained advanced be_up went_up edged_up be_higher / fall decline drop decrease
        dip reduction / rise increase climb growth gain / plunged tumbled slumped plummeted collapsed nosedived /
        jumped surged soared leapt rocketed skyrocketed / cut reduce trim lower bring_down scale_back / raise increase
        lift boost put_up / expand widen / expand grow / shrink contract / improve better / worsen deteriorate get_worse /
        strengthen reinforce bolster / weaken undermine / doubled twofold / double twice two_times /
        begin start commence launch kick_off get_under_way get_underway / end finish conclude complete
        come_to_an_end wrap_up / stop halt cease / continue carry_on go_on keep_on / remain stay / keep retain maintain /
        resume restart / delay postpone put_off push_back / cancel call_off scrap axe / abandon drop give_up /
        happen occur take_place go_ahead be_held / unchanged steady flat stable / return come_back go_back / accelerate speed_up /
        change alter / change shift / replace succeed take_over_from / recover rebound / last go_on_for
        """

    private static let acts = """
        purchase buy acquire / bought acquired / purchase acquisition / sell offload / sale disposal / pay hand_over /
        spend pay_out / earn make / appoint name / appoint install / elect vote_in / resign quit step_down stand_down
        hand_in_his_resignation hand_in_her_resignation / leave depart exit quit / hire recruit employ take_on / sack fire
        dismiss / lay_off make_redundant / die perish pass_away lose_his_life lose_her_life lose_their_lives / killed slain /
        injure hurt wound / jail imprison / free release / ban prohibit bar forbid outlaw / allow permit let / approve pass
        give_the_go-ahead_to sign_off / reject refuse decline rebuff turn_down / rejected dismissed / accept agree_to /
        withdraw pull_out / join enter become_a_member_of / participate take_part / attend go_to / visit go_to / meet
        meet_with / help assist aid / protect safeguard / damage harm hurt / hurt harm / destroy wreck / attack assault /
        investigate probe look_into examine inquire_into / examine look_at study / review look_at / check inspect /
        discover find / find learn find_out discover / search look_for / choose select pick opt_for / establish found create
        set_up / create make produce form / build construct put_up / make create produce / produce manufacture make /
        conduct carry_out / hold stage host / organise arrange / assemble gather / gather collect / send dispatch /
        give provide hand / provide supply offer / get obtain receive / receive got gained / take seize / use employ utilise /
        try attempt seek / be_trying_to be_seeking_to / need require / intend plan mean / tackle address deal_with handle /
        solve resolve settle / achieve attain reach accomplish / win secure clinch / beat defeat overcome / lose be_beaten
        be_defeated / fight battle / compete vie / sue take_legal_action_against bring_a_lawsuit_against /
        run operate / run manage / lead head / run_for stand_for / flee escape / move relocate / travel go journey / arrive reach / own possess / demonstrate protest / finance fund / ensure make_sure guarantee / avoid avert prevent /
        prevent stop / cause lead_to result_in bring_about / led_to resulted_in caused / include comprise contain /
        include_among be_among / contribute donate give / lift remove end / impose introduce bring_in / introduce bring_in /
        repeal revoke scrap / overturn reverse quash / sign ink / wait_for await
        """

    private static let verbs = """
        tell_of speak_of / watch see view / see witness / consider think_about weigh / consider regard / decide choose
        opt / expect anticipate / understand grasp / remember recall / like enjoy / live reside / call name dub / turn_out
        prove / seem appear / account_for make_up / be_able_to can / be_able_to could / have_the_ability_to can / must
        have_to has_to had_to need_to needs_to be_obliged_to
        be_forced_to be_compelled_to / should ought_to / will be_going_to be_to be_set_to be_due_to / may might could / likely_to expected_to / be_likely_to will_probably / used_to once / fail_to
        did_not didn't / fail_to does_not doesn't / fail_to do_not don't / refuse_to decline_to would_not wouldn't
        be_not_willing_to be_unwilling_to / unable_to not_able_to cannot can't could_not couldn't / able_to in_a_position_to / lack have_no / set_out outline lay_out / base_on on_the_basis_of / belong_to be_owned_by / be_called
        be_named / be_known_as be_called / consist_of be_made_up_of / rely_on depend_on / focus_on concentrate_on / aim_at
        target / aim_to seek_to / in_an_effort_to in_an_attempt_to in_a_bid_to try_to seek_to to_try_to / push_for press_for / look_like resemble / refer_to call / turn_into become / go_to
        head_to / bring_up raise / work_for be_employed_by / based_in headquartered_in / take_over assume_control_of
        assume / take_control_of take_over / set_off leave / set_off_for leave_for / share_the_view agree / be_home_to have /
        be_located_in be_in be_situated_in / be_aware_of know_of know_about / plan_to intend_to / be_planning_to
        intend_to plan_to / have_plans_to plan_to / be_scheduled_to be_due_to be_set_to / result_from stem_from / amount_to total / cost be_priced_at / enter go_into / leave go_out_of / win take
        """

    private static let people = """
        chief head boss leader / chief_executive ceo chief_executive_officer / chief_financial_officer cfo finance_chief /
        vice_president vp / workers employees staff workforce / staff personnel / people individuals persons / persons
        people / children kids youngsters / child kid youngster / teenagers teens adolescents / lawyer attorney
        counsel solicitor / doctor physician medic / spokesman spokeswoman spokesperson / chairman chairwoman chair
        chairperson / congressman congresswoman / policeman police_officer / officer policeman / firefighters firemen /
        lawmakers legislators mps parliamentarians / lawmaker legislator mp / reporters journalists / journalist reporter /
        press media / candidate contender / rival competitor opponent / rivals competitors opponents / supporters backers /
        backer supporter / opponents critics / client customer / clients customers / shoppers customers
        consumers / voters electors electorate / students pupils / teacher schoolteacher / mother mum mom / father dad /
        parents mother_and_father / husband_and_wife couple / couple pair / inhabitants residents / citizens people /
        americans us_citizens / elderly old / youth young_people / authorities officials / soldiers troops / troops forces /
        adviser aide / businessman entrepreneur executive / executives bosses managers / shareholders stockholders / farmer grower / expert specialist / scientist researcher / analyst expert / author writer / movie_star
        film_star / premier prime_minister pm / prime_minister pm premier / refugees asylum_seekers /
        crowd audience / public people / nobody no_one no-one / everybody everyone / somebody someone / anybody anyone
        """

    private static let things = """
        company firm business corporation group / firms companies businesses / stock shares share / takeover acquisition /
        merger tie-up / revenue sales turnover / profit earnings / profits earnings / salary pay wage / wages pay salaries /
        money funds cash funding / cost expense / amount sum / figure number /
        job post position role / jobs posts positions / factory plant facility / sector industry / market marketplace /
        campaign drive / proposal plan / strategy plan / plan scheme programme / talks negotiations discussions /
        conversation discussion talk / deal agreement accord pact / agreements deals accords pacts / law legislation
        statute act / bill legislation / vote ballot / election poll / poll survey / contest race / match game / fight
        battle / row dispute / car vehicle automobile / film movie / house home / home residence dwelling / gun firearm /
        firearms guns weapons / aircraft plane airplane aeroplane jet / ship vessel / lorry truck / train rail_service /
        inquiry investigation probe investigate / trial court_case / court tribunal / prison jail / verdict ruling decision / wrongdoing
        misconduct / error mistake / goal aim target objective / objective purpose / worry concern / problem difficulty trouble / problems difficulties troubles / attempt effort bid /
        bid offer / choice option / choice decision / method way / outcome result / consequence result effect / reason cause /
        importance significance / chance opportunity / chance likelihood probability / beginning start outset / speech
        address / remarks comments / comment remark statement / statement announcement / meeting gathering / rally gathering
        / alliance coalition / town city / nation country / countries nations / area region district / border frontier /
        street road / television tv / telephone phone / mobile_phone mobile cellphone cell_phone / photographs photos
        pictures / photograph photo picture / advertisement advert ad / advertisements adverts ads / internet web net /
        website site web_site / magazine publication / newspaper paper / report study /
        study research / article story piece / blaze fire / storm hurricane / flood flooding / petrol gasoline gas /
        accommodation housing / education schooling / gross_domestic_product gdp / headquarters head_office / quarter
        three-month three_months / fortnight two_weeks / decade ten_years 10_years / century hundred_years / holiday
        vacation / autumn fall / assistance help aid / aid help / violence unrest / war conflict / danger risk threat /
        victory win triumph / defeat loss / ban prohibition / rule regulation / rules regulations / evidence proof / view
        opinion / idea proposal / topic subject / medicine drug / illness disease
        sickness / premises building / constituency district seat / congress capitol_hill / start-up startup / stock_market stock_exchange / rest remainder / part portion /
        majority most / attorney_general ag / anniversary commemoration / suggestion proposal /
        probe investigate / refusal rejection / resignation departure
        """

    private static let qualities = """
        big large huge major sizeable substantial considerable / huge enormous massive vast / large considerable
        substantial / small little minor tiny / biggest largest / bigger larger / smallest tiniest / important significant key
        crucial vital / vital essential crucial / main chief primary principal key / mainly mostly chiefly primarily largely /
        quickly rapidly swiftly fast / quick rapid fast swift / speedy quick / slow gradual / slowly gradually / recent
        latest / recently lately / current present existing / currently now presently at_the_moment at_present / previous
        earlier prior former / former ex one-time onetime / previously earlier formerly / later afterwards
        subsequently / initial first / initially at_first originally / final last / lastly finally / finally eventually /
        eventually ultimately in_the_end / soon shortly before_long / immediately instantly at_once straight_away / often
        frequently / seldom rarely / sometimes occasionally at_times from_time_to_time / usually normally generally
        typically / nearly almost close_to / enough sufficient adequate / total overall / whole entire full / entire full /
        complete full / fully completely entirely totally / partly partially in_part / sharply steeply / slightly
        marginally / significantly substantially considerably markedly / strongly firmly / annual yearly / monthly month /
        weekly week / daily day / global worldwide / national nationwide / hard difficult tough /
        easy simple / expensive costly / cheap inexpensive low-cost / rich wealthy affluent / poor impoverished / famous
        well-known celebrated renowned / well_known famous / popular well-liked / different various / various several /
        numerous many / additional further extra more / extra additional / new fresh / old elderly aged / long lengthy / brief
        short / wide broad / comprehensive thorough / certain sure / correct right accurate / wrong incorrect / false
        untrue / true accurate / clear evident obvious / clearly evidently obviously plainly / deadly fatal lethal /
        dangerous hazardous risky / safe secure / serious grave severe / strange odd unusual / common widespread / ordinary
        normal / regular normal / angry furious irate / happy pleased glad delighted / sad unhappy / worried concerned
        anxious / worry_about be_concerned_about / aware conscious / ill sick unwell / dead deceased / jobless unemployed /
        empty vacant / alone by_himself by_herself / together jointly / secret confidential / independent separate /
        official formal / officially formally / ready prepared / keen eager / able capable / wholly entirely / approximately
        roughly about around / exactly precisely / especially particularly in_particular / openly publicly / perhaps
        maybe possibly / probably likely / apparently seemingly / allegedly purportedly / reportedly said_to / close near
        nearby / controversial contentious / strong robust / weak sluggish / record all-time
        """

    private static let little = """
        also additionally too moreover furthermore as_well in_addition besides / as_well_as and along_with together_with /
        but however though although yet / although though even_though despite_the_fact_that / while whereas / nevertheless
        nonetheless however still even_so / because since as / because_of owing_to due_to thanks_to on_account_of
        as_a_result_of / because due_to_the_fact_that / therefore thus so hence consequently as_a_result / despite
        in_spite_of notwithstanding / until till up_to / after following in_the_wake_of / after once / before
        prior_to ahead_of in_advance_of / previously prior before / amid amidst / among amongst / about regarding
        concerning on with_regard_to as_regards in_terms_of / over more_than above in_excess_of / under less_than below
        fewer_than / during in_the_course_of throughout / like such_as / such_as including / instead_of rather_than
        in_place_of / except_for apart_from / besides in_addition_to / to in_order_to so_as_to / if in_the_event_that / provided as_long_as on_condition_that / to towards toward / via through by_way_of / per a / percent
        per_cent / each every all / all_the all_of_the every / both both_of / one_of among some_of / most_of the_majority_of most
        a_majority_of much_of / many a_lot_of lots_of plenty_of a_large_number_of numerous scores_of / much a_lot_of
        a_great_deal_of / a_few some several a_handful_of a_number_of a_couple_of / only just merely solely / more_than_half
        most / currently now / no_longer not_any_more not_any_longer / again once_more / meanwhile
        at_the_same_time in_the_meantime / for_example for_instance / in_general generally / just simply / by_means_of with / next_to beside / in_front_of before / on_top_of besides / so_far to_date until_now /
        against opposed_to / for_the_first_time first / per_year a_year annually / per_month a_month / per_week a_week /
        per_day a_day daily / last_year a_year_ago / nowadays today
        """

    private static let phrases = """
        make_use_of use / pay_a_visit_to visit / give_approval_to approve / hold_talks negotiate talk / hold_talks
        be_in_talks / be_in_talks negotiate / take_action act / take_steps act / reach_an_agreement agree / come_to_power
        take_power / take_office be_sworn_in / play_a_role_in contribute_to / put_pressure_on press / have_an_impact_on
        affect / have_an_effect_on affect / impact effect / give_evidence testify / bring_charges_against charge / come_under_fire
        be_criticised / come_under_attack be_attacked / go_bankrupt collapse_into_bankruptcy file_for_bankruptcy /
        go_ahead proceed / get_rid_of remove / get_married marry wed / give_birth have_a_baby / take_into_account
        consider / have_doubts_about doubt / be_responsible_for cause / health_care healthcare medical_care / the_us
        the_united_states america / united_kingdom uk britain / european_union eu / united_nations un / world_wide
        worldwide / middle_east mideast / first_lady president's_wife /
        made_public published released / made_it_clear said / has_yet_to has_not have_not / have_yet_to have_not /
        for_his_part for_her_part / in_the_past previously / in_recent_years lately / at_the_end_of late_in /
        at_the_start_of early_in at_the_beginning_of / in_the_future later / over_the_next in_the_next in_the_coming /
        over_the_past in_the_past in_the_last over_the_last / around_the_world worldwide globally / across_the_country
        nationwide / all_over_the_world worldwide / on_average average / in_public publicly / in_private privately /
        by_chance accidentally / with_care carefully / at_least no_fewer_than no_less_than / up_to as_many_as as_much_as /
        at_most no_more_than / twice_as_many double / most_likely probably / thanks_to because_of / in_fact actually indeed /
        of_course naturally / a_wide_range_of many / an_array_of many / as_soon_as once when / every_year annually
        each_year / every_day daily each_day / every_month monthly / every_week weekly / at_home domestically / abroad
        overseas in_other_countries / by_hand manually / on_time punctually / in_cash cash
        """

    /// What says less, and what says more in the same direction: a text may soften its source, never sharpen it.
    static let milder: [Degree] = [
        (
            "fell fall declined decline dropped drop decreased",
            "plunged tumbled slumped plummeted crashed sank collapsed"
        ),
        ("rose rise increased increase climbed grew gained", "jumped surged soared leapt skyrocketed rocketed"),
        ("cut reduce trim", "slash"),
        ("damaged hurt hit", "destroyed devastated wrecked ravaged"),
        ("killing death", "murder slaughter massacre"),
        ("killed died", "murdered slaughtered massacred"),
        ("detained held", "arrested"),
        ("criticised", "denounced condemned slammed blasted savaged lambasted"),
        ("concerned worried", "alarmed terrified"),
        ("angry", "furious outraged incensed"),
        ("said", "insisted"),
        ("asked", "begged demanded"),
        ("problem", "crisis disaster catastrophe"),
        ("incident", "attack"),
        ("big large", "huge enormous massive vast"),
        ("bad", "terrible awful"),
        ("head boss leader chief", "chairman chairwoman chair president director premier"),
        ("many", "most"),
    ]
}
