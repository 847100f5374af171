/// Common given names, which tell a person from a company where capitals alone cannot.
package enum GivenNames {
    package static func contains(_ word: FoldedWords.Word) -> Bool { hashes.contains(word.hash) }

    /// The same of a folded word.
    package static func contains(folded: String) -> Bool { FoldedWords(folded).words.first.map(contains) ?? false }

    private static let hashes = HashedWords(list)

    private static let list = """
        aaron abdul abdullah abigail adam adrian ahmed aisha ajay akira alan albert alejandro alex alexander alexandra
        alexei alfred ali alice alison allan allen amanda amber amit amy ana anand andrea andreas andrei andrew andy
        angela anil anita ann anna anne annette anthony antonio antony anton arjun arnold arthur arun ashish ashley
        ashok ashwani austin barack barbara barry ben benjamin bernard bernie beth betty bill billy bob bobby boris brad
        bradley brandon brenda brett brian bruce bryan carl carla carlos carol caroline catherine cathy charles
        charlie charlotte chen cheryl chris christian christina christine christopher christophe claire clara claude
        colin connor craig cristiano cynthia dale damian dan daniel daniela danny darren dave david dean deborah deepak
        denis dennis derek diana diane diego dilip dimitri dinesh dmitry don donald donna doris dorothy doug douglas
        duncan dustin dylan ed eddie edward edwin elaine eleanor elena elizabeth ellen elon emily emma emmanuel eric
        erica erik ernest ethan eugene eva evan evelyn fatima felix fernando fiona frances francis francisco francois
        frank franklin fred frederick gabriel gail gareth gary gavin gaurav gene geoffrey george georgia gerald gerard
        giorgia giovanni giulia glenn gloria gordon grace graham greg gregory guillaume gustavo guy hannah hans harish
        harold harry harvey hassan hector heidi helen helena henri henry herbert hiroshi howard hugh hugo ian ibrahim
        igor ingrid irene isaac isabel ivan jack jackie jacob jacqueline jacques jaime jake jamal james jamie jan jane
        janet janice jared jason javier jay jayant jean jeff jeffrey jennifer jenny jeremy jerome jerry jesse jessica
        jill jim jimmy joan joanna joe joel johan john johnny jon jonathan jordan jorge jose josef joseph josh joshua
        joyce juan judith judy julia julian julie justin kamala karen karl kate katherine kathleen kathryn kathy
        katie kaushal keith kelly ken kenneth kevin kim kimberly klaus krishna kumar kurt kyle larry laura lauren
        laurence laurent lawrence lee leo leon leonard leslie lewis liam lina linda lisa liz lloyd lori louis louise
        lucas lucy luis luke lydia lynn madeleine mahesh malcolm manish manoj marc marcel marco marcus margaret maria
        marie marilyn mario marion mark marta martha martin martina mary masayoshi matt matthew maurice mauricio max
        maxim megan mehmet melanie melissa melvin meredith michael michel michelle miguel mike mikhail milan miriam
        mitch mitchell mitesh mohamed mohammad mohammed mohit molly monica morgan mukesh murray nancy naomi narendra
        natalie natasha nathan neal neil nelson nicholas nick nicolas nicole nigel nikhil nina noah norman oleg oliver
        olivia olga oscar pablo pamela parag pascal pat patricia patrick paul paula pauline pavel pedro peggy penny
        pete peter phil philip philippe phillip pierre piyush prakash pramod prashant pravin rachel rahul raj rajat
        rajesh rajiv rakesh ralph ram ramesh randall randy ravi ray raymond rebecca reginald rene ricardo richard rick
        rishi rita rob robert roberto robin rod roger rohit roland ron ronald rosa rose ross roy rupert russell ruth
        ryan sachin sally salman sam samantha samuel sandeep sandra sandy sanjay sanjeev sara sarah sascha satya scott
        sean sebastian serge sergei sergey sergio seth shane shankar shannon sharon shaun sheila sheryl shirley simon
        sofia sonia sophie stacy stan stanley stefan stella stephane stephanie stephen steve steven stewart stuart
        sudarshan sue sundar sunil suresh susan susanna suzanne sven sylvia takashi tara taylor ted terence teresa
        terry theo theodore theresa thierry thomas tim timothy tina todd tom tommy toni tony tracy trevor tyler ursula
        valerie vanessa vera veronica victor victoria vijay vikas vikram vincent vinay vinod virginia vivek vladimir
        volodymyr walter wanda warren wayne wei wendy wendell will william winston wolfgang xavier xi yasmin yoshi
        yuki yuri yusuf yves yvonne zachary zoe jd keir macron modi
        paris sydney florence chelsea savannah carolina madison dallas brooklyn muhammad olaf jensen
        """
}
