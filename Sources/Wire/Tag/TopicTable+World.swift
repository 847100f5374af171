extension TopicTable {
    /// Law, disaster, health, politics, science, society, sport.
    static let world = """
        20000002|01000000|arts and entertainment|entertainment,performance,artists
        20000005|20000002|cinema|!film festival,!box office,!film director,movie,!feature film,screenplay,!academy award
        20000013|20000002|literature|!novelist,!literary prize,!novel,poet,!bookseller
        20000018|20000002|music|!singer,!album,!concert,musician,!rapper,!songwriter,band
        20000029|20000002|theatre|!theatre,!broadway,!playwright,stage play
        20000031|20000002|visual arts|!painting,!art gallery,!sculpture,!photographer,auctioned
        20000043|01000000|library and museum|!museum,!library
        20000045|01000000|mass media|!journalists,!newspaper,newsroom,!news agency,!press freedom,reporters
        20000082|02000000|crime|crime,!police said,gang,offenders
        20000086|20000082|cyber crime|!cyberattack,!cyber attack,!hackers,!data breach,!ransomware,!hacking,!phishing,malware
        20000087|20000082|corporate crime|!insider trading,!accounting fraud,!price fixing,!market manipulation
        20000093|20000082|corruption|!corruption,!bribery,!bribes,kickbacks,!graft,!embezzlement
        20000095|20000082|drug related crimes|!drug trafficking,!cocaine,!fentanyl,!drug cartel,smuggling
        20000097|20000082|fraud|!fraud,!ponzi scheme,!money laundering,scam,!defrauded
        20000099|20000082|homicide|!murder,!homicide,!manslaughter,!stabbed to death,!shot dead
        20000103|20000082|terrorism|!terrorism,!terrorist,!terror attack,extremists
        20000104|20000082|theft|!theft,!robbery,!burglary,!stolen,!heist
        20000105|20000082|war crime|!war crimes,!crimes against humanity
        20000106|02000000|judiciary|judges,judicial
        20000107|20000106|court|!supreme court,!appeals court,!high court,!federal judge,court ruled,!court ruling,!jury
        20000118|20000106|prosecution|!prosecutors,!indicted,!indictment,!charged with
        20000121|02000000|law|law,legal,statute
        20000123|20000121|antitrust regulations|!antitrust,!competition authority,!monopoly,!market dominance,!competition regulator,!merger control
        20000129|02000000|law enforcement|!law enforcement,!fbi,!europol,!interpol
        20000130|20000129|arrest|!arrested,!arrests,custody
        20000133|20000129|police|!police,!officers,detectives
        20000139|03000000|accident and emergency incident|accident,!explosion,injured
        20000143|20000139|transport accident and incident|!plane crash,!train crash,!derailed,!derailment,!car crash,!crashed,!capsized,collision
        20000150|03000000|fire|!wildfire,!firefighters,!blaze,!bushfire,burned
        20000151|03000000|natural disaster|!earthquake,!flood,!flooding,!hurricane,!tsunami,!landslide,!typhoon,!cyclone,!tornado,!volcano,magnitude
        20000168|03000000|emergency response|!emergency services,!rescue workers,!search and rescue,first responders,!humanitarian aid
        20000400|05000000|school|!schools,!pupils,!school district,!primary school,!secondary school,classrooms
        20000405|05000000|higher education|!university,!universities,!tuition fees,!college students,campus
        20000413|05000000|examination|!exams,!exam results,test scores
        20000418|06000000|climate change|!climate change,!global warming,!greenhouse gas,!net zero,!carbon dioxide,!carbon emissions,!paris agreement,emissions
        20000420|06000000|conservation|!conservation,!wildlife,!national park,!endangered species,!biodiversity
        20000424|06000000|environmental pollution|!pollution,!oil spill,!contamination,!toxic waste,!air quality,!sewage
        20000430|06000000|natural resources|!natural resources,!drought,!water supply,!groundwater
        20000446|07000000|diseases and conditions|disease,!illness,infection,!symptoms
        20000447|20000446|cancer|!cancer,!tumour,!tumor,!chemotherapy,!oncology
        20000448|20000446|communicable disease|!outbreak,!pandemic,!epidemic,!virus,!measles,!influenza,!covid,!ebola,!cholera,infections
        20000458|20000446|mental health and disorders|!mental health,!depression,!anxiety disorder,!suicide
        20000461|07000000|health facility|!hospital,!hospitals,!clinic
        20000464|07000000|health treatment|!treatment,!surgery,!therapy,surgeons
        20000467|20000464|medical drugs|!medicines,!antibiotics,!opioids,!weight-loss drug,prescription drugs
        20000479|11000000|healthcare policy|!health service,!nhs,!medicare,!medicaid,!health minister
        20000483|07000000|health insurance|!health insurance,!health insurer,obamacare
        20000498|08000000|award and prize|!nobel prize,!prize winner,!won the award,!pulitzer
        20000500|08000000|animal|!zoo,!puppies,!elephants,pets,animals
        20000505|08000000|celebrity|!celebrity,!celebrities,!red carpet
        20000509|09000000|employment|employment,!job seekers,hiring
        20000518|20000509|wages and benefits|!minimum wage,!pay rise,!wage growth,salaries,!pay deal,bonuses
        20000524|09000000|labour relations|!collective bargaining,!labour relations,!labor relations
        20000530|20000524|labour strike|!went on strike,!strike action,!walkout,!industrial action,!picket line,!strikes by,!general strike,strikers
        20000531|09000000|retirement|!retirement,!retirees
        20000532|20000531|pension|!pension,!pensions,!pensioners
        20000533|09000000|unemployment|!unemployment,!jobless,!unemployed
        20000536|09000000|unions|!trade union,!labor union,!trade unions,!union members,!unionised,!unionized
        20000538|10000000|leisure|holiday,hobby,!video games
        20000563|20000538|travel and tourism|!tourist,!holiday destination,!travellers,!travelers,sightseeing
        20000565|10000000|lifestyle|!home decor,!wedding,!dating
        20000574|11000000|election|!election,!elections,!ballot,!voters,!polling stations,!vote count,!electoral,!by-election,candidate,!exit polls,!campaign trail,!campaign rally,!super pac
        20000583|20000574|primary elections|!primary election,!caucuses,presidential primary
        20000584|20000574|referendum|!referendum
        20000587|14000000|fundamental rights|!civil liberties,!freedom of speech
        20000592|20000587|human rights|!human rights,!amnesty international,!political prisoners
        20001300|20000587|privacy|!data protection,!gdpr,!personal data,!privacy
        20000593|11000000|government|government,ministry,!public sector
        20000598|20000593|national security|!national security,!homeland security,!defence ministry,!defense department,!pentagon,!military spending
        20000605|20000593|espionage and intelligence|!espionage,!spy,!spying,!intelligence agency,!mi6,!cia
        20000607|20000593|government budget|!budget deficit,!government budget,!fiscal policy,!spending review,!federal budget,!spending cuts,!government shutdown
        20000610|20000593|heads of state|!president,!monarch,!king charles
        20000611|20000593|impeachment|!impeachment,!impeached
        20000612|20000593|local government and authority|!city council,!mayor,!county council,!local authority
        20000615|20000593|parliament|!parliament,!house of commons,!senate,!bundestag,!lower house,!lawmakers,mps
        20000620|11000000|taxation policy|!tax cuts,!tax reform,!corporate tax,!income tax,!tax policy,!tax increases,!value added tax,!wealth tax
        20000634|11000000|migration policy|!asylum seekers,!border control,!deportation,!deportations,!immigration policy,!visa rules
        20000636|11000000|regulation of industry|!regulators,!regulator,!regulatory approval,!consumer protection
        20000638|11000000|international relations|!foreign minister,!foreign policy,!bilateral
        20000639|20000638|diplomacy|!diplomacy,!diplomatic,summit,ambassador,!joint statement,declaration,signatories,treaty,!bilateral talks,!secretary of state,envoy
        20000642|20000638|economic sanction|!sanctions,!sanctioned,!embargo,!export controls
        20000643|20000638|foreign aid|!foreign aid,!development aid
        20000645|20000638|refugees and internally displaced people|!refugees,!displaced people,!refugee camp
        20000651|11000000|political parties and movements|!labour party,!republican party,!democratic party,!conservative party,!far-right,!coalition talks,party leader
        20000659|12000000|christianity|!christians,!catholic,!church,!protestant,!orthodox church
        20000677|12000000|islam|!muslims,!islam,!mosque,!imam,!ramadan
        20000679|12000000|judaism|!jewish,!synagogue,!rabbi,!judaism
        20000703|12000000|religious leader|!pope,!archbishop,!dalai lama,!patriarch
        20000710|13000000|biomedical science|!genome,!gene editing,!stem cells,!biologists
        20000718|13000000|astronomy|!astronomers,!telescope,!galaxy,!exoplanet,!black hole
        20000731|13000000|physics|!physicists,!particle,!quantum,!nuclear fusion
        20000735|13000000|scientific research|!study found,!researchers found,!scientific research,!peer-reviewed,published in the journal
        20000737|20000735|medical research|!medical research,!clinical study,!clinical trials,!medical journal
        20000756|13000000|technology and engineering|!robotics,!robots,!drones,!engineering
        20000757|20000756|aerospace engineering|!spacecraft,!rocket launch,!astronauts,!nasa,!satellite,!space station,lunar
        20000763|20000756|information technology and computer science|!algorithms,!supercomputer,!quantum computing,computer scientists
        20001298|20000763|artificial intelligence|!artificial intelligence,!machine learning,!large language model,!generative ai,!ai models,!ai safety,!ai summit,!ai action summit,!chatbot,!ai regulation,!openai,!deep learning,!chatgpt,!language models,ai
        20000769|14000000|social networking|!social media,!social network,!facebook users,!tiktok users
        20000770|14000000|demographics|!birth rate,!census,!ageing population,!population growth
        20000771|14000000|immigration|!immigration,!immigrants,!migrants,!migration
        20000775|14000000|discrimination|!discrimination,!racism,!sexism,!racial bias
        20000780|14000000|family|!childcare,!parenthood,!divorce,!adoption
        20000793|14000000|gender|!gender equality,!gender pay gap,!transgender
        20000801|14000000|poverty|!poverty,!food banks,!homelessness
        20000817|14000000|welfare|!welfare,!social security,!benefit payments,!social services,charity
        20000822|15000000|competition discipline|!football club,!premier league,!nba,!nfl,!cricket,!tennis,!golf,!formula one,!rugby,!basketball,!baseball,!ice hockey
        20001104|15000000|drug use in sport|!doping,!anti-doping
        20001108|15000000|sport event|!olympic games,!olympics,!world cup,!grand prix,!champions league,!super bowl,!paralympics
        20001148|15000000|transfer|!transfer fee,!transfer window,!signed from
        20001128|17000000|weather forecast|!weather forecast,!forecasters,!met office
        20001129|17000000|weather phenomena|!storm,!heavy rain,!snowstorm,!blizzard,!hail,!gusts
        20001131|17000000|weather warning|!weather warning,!storm warning,!flood warning
        20000053|16000000|act of terror|!suicide bombing,!car bomb,!hostages,!bomb attack
        20000056|16000000|armed conflict|!air strike,!airstrike,!troops,!ceasefire,!shelling,!militants,!artillery,!drone attack,frontline,offensive
        20000065|16000000|civil unrest|!unrest,!riots,!rioters,!looting
        20000066|20000065|protests and demonstrations|!protesters,!demonstrators,!rally against,!protests,protest
        20000070|16000000|coup d'etat|!coup,!junta,!military takeover
        20000073|16000000|peace process|!peace process,!peace talks,!peace deal,!peace plan,!truce
        """
}
