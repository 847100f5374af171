/// Code, name and telling expressions of the topics we give: a part of the IPTC Media Topics.
enum TopicTable {
    static let topics = """
        20000178|corporate earnings|earnings,quarterly results,quarterly profit,net profit,net loss,earnings per share,full-year results,revenue rose,revenue fell,beat estimates,missed estimates,profit rises,profit falls,operating profit,guidance
        20000204|merger or acquisition|acquire,acquisition,takeover,merger,merge with,buyout,to buy,bid for,stake in,tender offer
        20000174|bankruptcy|bankruptcy,insolvency,insolvent,chapter 11,administration proceedings,liquidation,creditors
        20000175|stock buyback|share buyback,stock buyback,buyback,repurchase programme,repurchase program,share repurchase
        20000177|corporate dividends|dividend,dividends,payout ratio
        20000187|stock flotation|initial public offering,ipo,flotation,listing on,go public,direct listing
        20000186|stock activity|shares rose,shares fell,shares gained,shares slipped,shares jumped,shares dropped,stock rose,stock fell,shares closed,shares traded,analyst rating,price target,upgrade,downgrade,overweight,outperform
        20000385|market and exchange|stock market,stock exchange,nasdaq,dow jones,wall street,s&p 500,ftse,sensex,nifty,nikkei,dax,bond yields,futures
        20000189|layoffs and downsizing|layoffs,lay off,job cuts,cut jobs,redundancies,downsizing,workforce reduction
        20000190|executive officer|chief executive,ceo,chief financial officer,appointed chief,steps down as,named chief
        20000195|board of directors|board of directors,board member,board seat,non-executive director
        20000183|business financing|funding round,series a,series b,series c,raised funding,venture capital,credit facility,bond issue,private placement,rights issue
        20000200|joint venture|joint venture,strategic partnership
        20000205|new product or service|launches,unveils,new product,product launch,rolls out
        20000207|product recall|recall,recalls,recalled vehicles
        20000379|monetary policy|monetary policy,interest rate,rate cut,rate hike,basis points,quantitative easing,central bank
        20000370|inflation|inflation,consumer prices,consumer price index,cpi,disinflation
        20000359|gross domestic product|gdp,gross domestic product,economic growth
        20000383|recession|recession,economic downturn,contraction of the economy
        20000368|government debt|government debt,sovereign debt,public debt,debt ceiling
        20000533|unemployment|unemployment,jobless claims,jobless rate,payrolls
        20000607|government budget|budget deficit,government budget,fiscal policy,spending review
        20000620|taxation policy|tax cuts,tax reform,corporate tax,income tax,tax policy
        20000384|tariff|tariff,tariffs,import duty,import duties,customs duties
        20000373|international trade|exports,imports,trade deficit,trade surplus,trade war
        20000374|trade agreements|trade agreement,trade deal,free trade
        20000642|economic sanction|sanctions,sanctioned,embargo,export controls
        20001279|cryptocurrency|bitcoin,ethereum,cryptocurrency,crypto,stablecoin,blockchain
        20000274|banking|lender,banks,banking,deposits,loan losses,mortgage lending
        20001243|oil and gas|crude oil,oil prices,natural gas,opec,brent,barrels,lng,oil and gas
        20000257|renewable energy|renewable energy,solar power,wind power,wind farm,solar panels
        20000265|nuclear power|nuclear power,nuclear reactor,nuclear plant
        20000260|electricity|electricity,power grid,power outage
        20000316|metal and mineral mining and refining|mining,miner,copper,iron ore,lithium,gold mine
        20000210|agriculture|agriculture,farmers,crops,harvest,wheat,livestock
        20000235|construction and property|real estate,property developer,housing market,home prices,homebuilder
        20001298|artificial intelligence|artificial intelligence,machine learning,large language model,generative ai,ai models,ai safety,ai summit,ai action summit,chatbot,ai regulation,openai,deep learning
        20000230|semiconductor and electronic component|semiconductor,chipmaker,chips,microchip,foundry,wafer
        20000231|software and applications|software,operating system,app store,cloud computing
        20000086|cyber crime|cyberattack,cyber attack,hackers,data breach,ransomware,hacking
        20000123|antitrust regulations|antitrust,competition authority,monopoly,market dominance
        20001300|privacy|privacy,personal data,data protection,gdpr
        20000223|pharmaceutical|drugmaker,pharmaceutical,clinical trial,fda approval,drug approval,vaccine
        20000737|medical research|medical research,study found,researchers found,clinical study
        07000000|health|hospital,patients,disease,outbreak,pandemic,covid,public health,medical
        20000418|climate change|climate change,global warming,emissions,net zero,carbon dioxide,cop28,cop29,cop30
        20000424|environmental pollution|pollution,oil spill,contamination,toxic waste
        20000574|election|election,elections,ballot,voters,polling stations,candidate,vote count
        20000639|diplomacy|diplomacy,diplomatic,summit,ambassador,foreign minister,joint statement,declaration,signatories,treaty,bilateral talks
        20000598|national security|national security,intelligence agency,homeland security
        20000056|armed conflict|air strike,airstrike,troops,ceasefire,shelling,militants,offensive,artillery
        16000000|conflict, war and peace|war,peace talks,truce,invasion
        20000066|protests and demonstrations|protest,protesters,demonstrators,rally against
        20000530|labour strike|went on strike,strike action,walkout,industrial action,picket line
        02000000|crime, law and justice|court,judge,lawsuit,sued,convicted,arrested,charged with,police,prosecutors,trial,murder,sentenced
        03000000|disaster, accident and emergency incident|earthquake,flood,hurricane,explosion,crash,wildfire,tsunami,evacuated,magnitude,derailed
        11000000|politics and government|parliament,senate,congress,prime minister,president,cabinet,legislation,lawmakers,white house
        13000000|science and technology|scientists,physicists,nasa,spacecraft,satellite,quantum,laboratory
        15000000|sport|championship,tournament,coach,season,quarterback,goals,match,olympic,world cup,league,touchdown
        17000000|weather|forecast,snowfall,heatwave,rainfall,temperatures,storm warning
        05000000|education|school,university,students,teachers,curriculum
        01000000|arts, culture, entertainment and media|film,album,actor,actress,box office,festival,museum,oscar,singer,novel
        14000000|society|immigration,migrants,refugees,discrimination,poverty
        12000000|religion|church,pope,bishop,mosque,religious
        """
}
